"""What stories are illustrated with."""

from .image import Image, Rendition
from .settings import VideoSettings
from .video import Video

__all__ = ["Image", "Rendition", "Video", "VideoSettings"]
