"""What a check has to say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """`counts` is the sentence with every figure, `brief` the part of it that the closing line has."""

    counts: str
    brief: str
    requests: int
    wrong: list[str]
