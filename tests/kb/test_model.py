"""What the site is made of cannot be put together wrongly in silence."""

import dataclasses

import pytest

from kb import model

ENTITIES = [thing for thing in vars(model).values() if dataclasses.is_dataclass(thing) and isinstance(thing, type)]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_no_entity_can_be_made_by_the_order_of_its_fields(entity):
    values = [None] * len(dataclasses.fields(entity))
    with pytest.raises(TypeError, match="positional argument"):
        entity(*values)
