from hypothesis import HealthCheck, settings

# A busy machine is not a fault of the code: times are compared where they matter.
settings.register_profile(
    "relais", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("relais")
