from .home import FeaturedStory, HomePage
from .settings import SiteSettings
from .standard import StandardPage

__all__ = ["FeaturedStory", "HomePage", "SiteSettings", "StandardPage"]
