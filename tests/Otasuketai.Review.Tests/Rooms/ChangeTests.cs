using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class ChangeTests
{
    private readonly Given given = new();

    [Theory]
    [InlineData("overview", "no", "no", "no", "general")]
    [InlineData("overview", "yes", "no", "no", "user-affecting")]
    [InlineData("monthly-price", "no", "no", "no", "user-affecting")]
    [InlineData("hours-codes", "no", "no", "no", "user-affecting")]
    [InlineData("scope-codes", "no", "no", "no", "user-affecting")]
    [InlineData("os", "no", "no", "no", "user-affecting")]
    [InlineData("trial-code", "no", "no", "no", "general")]
    [InlineData("overview", "yes", "yes", "no", "requirement")]
    [InlineData("claim", "no", "no", "no", "requirement")]
    [InlineData("operating-body", "no", "no", "no", "requirement")]
    [InlineData("claim", "yes", "yes", "yes", "emergency")]
    public void Propose_TakesTheHeaviestClassThatFits(string field, string users, string requirements, string emergency, string expected)
    {
        var facts = new Dictionary<string, string> { ["field"] = field, ["affectsUsers"] = users, ["affectsRequirements"] = requirements, ["emergency"] = emergency };

        Assert.Equal(expected, ChangeClass.Propose(name => facts.GetValueOrDefault(name, "")));
    }

    [Fact]
    public void DraftNotice_NotListed_IsRefused() =>
        Given.Refused(Refusal.NotListed, given.AskBirth(Machine.ChangeNotice, Act.DraftNotice, Given.Vendor, null, ("field", "overview")));

    [Fact]
    public void FileNotice_UnderAnOpenPoll_Waits()
    {
        var notice = Drafted();
        given.Life(Machine.Poll, Stage.Open);

        Given.Refused(Refusal.FrozenByPoll, given.Ask(notice, Act.FileNotice, Given.Vendor, Price("2000")));
    }

    [Fact]
    public void FileNotice_NothingChanged_IsRefused() =>
        Given.Refused(Refusal.NothingChanged, given.Ask(Drafted(), Act.FileNotice, Given.Vendor, Price("１，８００")));

    [Fact]
    public void FileNotice_PriceNotANumber_IsRefused() =>
        Given.Refused(Refusal.BadInput, given.Ask(Drafted(), Act.FileNotice, Given.Vendor, Price("要相談")));

    [Theory]
    [InlineData("price-unit", "一台ごと")]
    [InlineData("dispatch", "はい、駆け付けます")]
    [InlineData("monitoringType", "端末")]
    [InlineData("monthly-price", "-5")]
    [InlineData("hours", "")]
    [InlineData("hours-codes", "24時間365日")]
    [InlineData("hours-codes", "")]
    [InlineData("trial-code", "free paid")]
    public void FileNotice_NotAnAnswerTheApplicationWouldTake_SaysSoBesideTheField(string field, string after)
    {
        var no = Assert.IsType<Decision.No>(given.Ask(Drafted(), Act.FileNotice, Given.Vendor, ("field", field), ("before", "前"), ("after", after)));

        Assert.Equal((Refusal.BadInput, "after"), (no.Reason, Assert.Single(no.Fields).Field));
    }

    [Fact]
    public void AcceptChange_OfAChoice_KeepsItsCode()
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, ("field", "price-unit"), ("before", "1台あたり"), ("after", "site"), ("effectiveOn", "2026-06-10"));
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "user-affecting"));

        given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "価格表を確認"));

        Assert.Equal("site", given.Dossier.Registration!.Fact("price-unit"));
    }

    [Theory]
    [InlineData("9〜20時", "9〜20時")]
    [InlineData("", "")]
    [InlineData(null, "9〜18時")]
    public void AcceptChange_OfFixedChoices_KeepsTheirCodesInOrderAndTheWordsBesideThem(string? note, string words)
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, [.. Hours("weekdays weekends"), .. note is null ? [] : new[] { ("afterNote", note) }]);
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "user-affecting"));

        given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "当番表を確認"));

        Assert.Equal(("weekends weekdays", words), (given.Dossier.Registration!.Fact("hours-codes"), given.Dossier.Registration!.Fact("hours")));
    }

    [Fact]
    public void FileNotice_OfTheWordsAloneBesideTheSameChoices_IsAChange()
    {
        var notice = Drafted();
        Given.Refused(Refusal.NothingChanged, given.Ask(notice, Act.FileNotice, Given.Vendor, [.. Hours("weekdays"), ("afterNote", "9〜18時")]));
        Given.Refused(Refusal.NothingChanged, given.Ask(notice, Act.FileNotice, Given.Vendor, Hours("weekdays")));

        given.Do(notice, Act.FileNotice, Given.Vendor, [.. Hours("weekdays"), ("afterNote", "9〜20時")]);

        Assert.Equal(Stage.Filed, given[notice].Stage);
    }

    /// <summary>An entry of the old list has no registration: what its provider states stands with the listing, and is published all the same.</summary>
    [Fact]
    public void AcceptChange_OfACarriedOverEntry_PublishesWhatItsProviderStates()
    {
        given.Listed();
        var notice = given.Begin(Machine.ChangeNotice, Act.DraftNotice, Given.Vendor, null, ("field", "hours-codes"));
        given.Do(notice, Act.FileNotice, Given.Vendor, [.. Hours("always"), ("afterNote", "")]);
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "user-affecting"));

        given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "当番表を確認"));

        Assert.Equal(("hours-codes", "always"), PublicEntry.Of(given.Dossier).Facts.Select(f => (f.Key, f.Value)).Single());
    }

    [Fact]
    public void FileNotice_WordsBesideChoicesTooLong_SaysSoBesideThem()
    {
        var no = Assert.IsType<Decision.No>(given.Ask(Drafted(), Act.FileNotice, Given.Vendor, [.. Hours("always"), ("afterNote", new string('長', 201))]));

        Assert.Equal((Refusal.BadInput, "afterNote"), (no.Reason, Assert.Single(no.Fields).Field));
    }

    /// <summary>One filed before the choices were there brings words; they stay words, and nobody guesses a choice from them.</summary>
    [Fact]
    public void AcceptChange_OfWordsFiledBeforeTheChoices_ChangesTheWordsOnly()
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, ("field", "hours"), ("before", "9〜18時"), ("after", "24時間365日"), ("effectiveOn", "2026-06-10"));
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "user-affecting"));

        given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "当番表を確認"));

        Assert.Equal(("weekdays", "24時間365日"), (given.Dossier.Registration!.Fact("hours-codes"), given.Dossier.Registration!.Fact("hours")));
    }

    [Fact]
    public void FileNotice_ClaimWithoutItsItem_IsRefused() =>
        Given.Refused(Refusal.BadInput, given.Ask(Drafted(), Act.FileNotice, Given.Vendor, ("field", "claim"), ("before", "99.5"), ("after", "98")));

    [Fact]
    public void FileNotice_LongAfterTheChange_IsLateAndSaysSo()
    {
        var notice = Drafted();

        given.Do(notice, Act.FileNotice, Given.Vendor, [.. Price("2000"), ("effectiveOn", "2026-05-01")]);

        Assert.Equal(("user-affecting", "yes"), (given[notice].Fact(FactNames.ProposedClass), given[notice].Fact(FactNames.Late)));
    }

    [Fact]
    public void ClassifyGeneral_AgainstTheRuleWithoutAReason_IsRefused()
    {
        var notice = Filed();

        Given.Refused(Refusal.BadInput, given.Ask(notice, Act.ClassifyGeneral, Given.Intake));
        given.Do(notice, Act.ClassifyGeneral, Given.Intake, ("reason", "誤記の訂正"));
        Assert.Equal(Stage.Recorded, given[notice].Stage);
    }

    [Fact]
    public void AcceptChange_OfAPrice_PublishesTheNextVersion()
    {
        var notice = Filed();
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "user-affecting"));

        given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "価格表を確認"));

        Assert.Equal("2000", given.Dossier.Registration!.Fact("monthly-price"));
        Assert.Equal(2, given.Dossier.Entry!.LastVersion);
    }

    [Fact]
    public void AcceptChange_OfAnAnswer_ConfirmsItAnew()
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, Answer("no"));
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "requirement"));
        given.Do(notice, Act.ReferChange, Given.Checker, ("proposal", "変更を認める"));
        given.Dossier = given.Dossier.Apply(Given.Set(notice, (FactNames.Resolution, "Adopted"), (FactNames.Statement, "新しい試験報告書")));

        given.Do(notice, Act.AcceptChange, Actor.System);

        var claim = given.Dossier.Claims["5.1"];
        Assert.Equal(("98", ClaimState.Confirmed, new DateOnly(2027, 5, 20)), (claim.Value, claim.State, claim.ConfirmedUntil));
    }

    [Theory]
    [InlineData("no", "requirement", "", Stage.UnderReview)]
    [InlineData("yes", "emergency", "", Stage.UnderReview)]
    [InlineData("no", "user-affecting", "表記の訂正で要件に触れない", Stage.Accepted)]
    public void AcceptChange_OfWhatTheRegistrationRestsOn_IsNotForTheCheckerAlone(string emergency, string changeClass, string reason, Stage expected)
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, Answer(emergency));
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", changeClass), ("reason", reason));

        if (expected == Stage.Accepted)
        {
            given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "資料で確認"));
        }
        else
        {
            Given.Refused(Refusal.NotResolved, given.Ask(notice, Act.AcceptChange, Given.Checker, ("note", "資料で確認")));
        }

        Assert.Equal(expected, given[notice].Stage);
    }

    [Fact]
    public void AcceptChange_EmergencyThatOnlyUsersFeel_IsTheCheckers()
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, [.. Price("2000"), ("emergency", "yes")]);
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "emergency"));

        given.Do(notice, Act.AcceptChange, Given.Checker, ("note", "価格表を確認"));

        Assert.Equal(Stage.Accepted, given[notice].Stage);
    }

    [Fact]
    public void AcceptChange_ByTheSystemWithoutAResolution_IsRefused() =>
        Given.Refused(Refusal.NotResolved, given.Ask(given.Life(Machine.ChangeNotice, Stage.AwaitingCommittee), Act.AcceptChange, Actor.System));

    [Fact]
    public void RefuseChange_OldVersionStands()
    {
        var notice = Filed();
        given.Do(notice, Act.ClassifyForReview, Given.Intake, ("class", "user-affecting"));

        given.Do(notice, Act.RefuseChange, Given.Checker, ("reason", "根拠がない"));

        Assert.Equal(("1800", 1), (given.Dossier.Registration!.Fact("monthly-price"), given.Dossier.Entry!.LastVersion));
        Assert.NotEmpty(given[notice].Fact(FactNames.AppealUntil));
    }

    [Fact]
    public void WithdrawNotice_UnderItsPoll_VoidsThePoll()
    {
        var notice = given.Life(Machine.ChangeNotice, Stage.AwaitingCommittee);
        var poll = given.Life(Machine.Poll, Stage.Open, notice);

        given.Do(notice, Act.WithdrawNotice, Given.Vendor, ("reason", "取りやめ"));

        Assert.Equal(Stage.Void, given[poll].Stage);
    }

    private static (string, string)[] Price(string after) => [("field", "monthly-price"), ("before", "1,800"), ("after", after), ("effectiveOn", "2026-06-10")];

    private static (string, string)[] Hours(string after) => [("field", "hours-codes"), ("before", "平日（9〜18時）"), ("after", after), ("effectiveOn", "2026-06-10")];

    private static (string, string)[] Answer(string emergency) =>
        [("field", "claim"), ("items", "5.1"), ("before", "99.5"), ("after", "９８"), ("effectiveOn", "2026-05-20"), ("emergency", emergency)];

    private LifeId Drafted()
    {
        given.Application(Stage.Registered, ("monthly-price", "1800"), ("hours-codes", "weekdays"), ("hours", "9〜18時"));
        given.Listed();
        return given.Begin(Machine.ChangeNotice, Act.DraftNotice, Given.Vendor, null, ("field", "overview"));
    }

    private LifeId Filed()
    {
        var notice = Drafted();
        given.Do(notice, Act.FileNotice, Given.Vendor, Price("2000"));
        return notice;
    }
}
