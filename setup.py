"""Packs `resources/` into the wheel as `planner/_resources`; all else is in pyproject.toml."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["planner*"]), "planner._resources"],
    package_dir={"planner._resources": "resources"},
    package_data={"planner._resources": ["**/*"]},
)
