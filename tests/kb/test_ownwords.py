"""The own-words test finds every run at the limit, lets terms through, and gives nothing back."""

import random

from kb.ownwords import LIMIT, SHINGLE, copied, exempt_pattern, fingerprints

NOTHING = exempt_pattern([])
# Not the review: a stand-in source of our own.
SOURCE = "山上的茶園在清晨起霧，採茶的人沿著石階往上走，一面唱歌一面把嫩葉放進竹簍，中午以前就要送到山下的工廠。"
ENGLISH = "Before noon the pickers carry their baskets down the stone steps to the small factory by the river."


def test_every_run_of_thirteen_characters_is_found_wherever_it_starts():
    stored = fingerprints(SOURCE)
    han = [c for c in SOURCE if c not in "，。"]
    for start in range(len(han) - LIMIT["han"] + 1):
        run = "".join(han[start : start + LIMIT["han"]])
        assert copied(f"我們寫道：{run}，如此而已。", stored, NOTHING), run


def test_every_run_of_eight_english_words_is_found_wherever_it_starts():
    stored = fingerprints(ENGLISH)
    words = ENGLISH.rstrip(".").split()
    for start in range(len(words) - LIMIT["words"] + 1):
        assert copied(" ".join(words[start : start + LIMIT["words"]]).upper(), stored, NOTHING)


def test_dropping_a_comma_does_not_hide_a_copy():
    assert copied("山上的茶園在清晨起霧採茶的人", fingerprints(SOURCE), NOTHING)


def test_a_retelling_in_other_words_passes():
    retold = "清晨，茶園裡有霧；採茶人走上石階，唱著歌，葉子裝進簍子，中午前下山。"
    assert copied(retold, fingerprints(SOURCE), NOTHING) == []


def test_runs_made_only_of_terms_and_names_are_let_through_but_not_a_run_that_goes_on():
    stored = fingerprints("脂肪幹細胞培養上清液可以用來做很多事情")
    exempt = exempt_pattern(["脂肪幹細胞", "培養上清液"])
    assert copied("這裡說到脂肪幹細胞培養上清液的事", stored, exempt) == []
    assert copied("脂肪幹細胞培養上清液可以用來做很多事情", stored, exempt)


def test_a_short_marked_quotation_is_let_through():
    assert copied("文中說「山上的茶園在清晨起霧」。", fingerprints(SOURCE), NOTHING) == []


def test_a_quarter_of_the_shingles_is_kept_and_their_order_is_lost(root):
    han = [c for c in SOURCE if c not in "，。"]
    assert len(fingerprints(SOURCE)) <= (len(han) - SHINGLE["han"]) // 4 + 1
    lines = (root / "docs/_data/source-shingles.txt").read_text().split()
    assert lines == sorted(lines)
    assert all(len(line) == 8 for line in lines)


def test_random_text_is_not_mistaken_for_the_source(root):
    stored = set((root / "docs/_data/source-shingles.txt").read_text().split())
    letters = random.Random(1)
    text = "".join(chr(letters.randrange(0x4E00, 0x9FA5)) for _ in range(20_000))
    assert copied(text, stored, NOTHING) == []
