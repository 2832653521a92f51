"""Packs `resources/` into the wheel as `planner/_resources`, and the guide as `planner/_guide`.

All else is in pyproject.toml.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["planner*"]), "planner._resources", "planner._guide"],
    package_dir={"planner._resources": "resources", "planner._guide": "docs"},
    package_data={
        "planner._resources": ["**/*"],
        "planner._guide": ["guide.md", "pictures/*.png"],
    },
)
