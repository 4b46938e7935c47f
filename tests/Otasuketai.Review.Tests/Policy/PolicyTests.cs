using Otasuketai.Bpmn;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Tests.Policy;

public sealed class PolicyTests
{
    private static readonly BusinessCalendar Jp = BusinessCalendar.Read(DataFile.Text("holidays-jp.csv")).Calendar;

    [Theory]
    [InlineData(Knob.FirstLook, "P3D", true)]
    [InlineData(Knob.CorrectionReply, "P15D", true)]
    [InlineData(Knob.CorrectionReminder1, "P7D", true)] // ahead of the due date
    [InlineData(Knob.CorrectionReminder2, "P2D", true)]
    [InlineData(Knob.CorrectionDeemedWithdrawal, "P30D", false)]
    [InlineData(Knob.StandardReview, "P45D", false)]
    [InlineData(Knob.Validity, "P2Y", false)]
    [InlineData(Knob.RenewalOpens, "P150D", false)]
    [InlineData(Knob.ChangeGeneral, "P30D", false)]
    [InlineData(Knob.ChangeUserAffecting, "P10D", true)]
    [InlineData(Knob.ChangeRequirement, "P30D", true)]
    [InlineData(Knob.ChangeEmergency, "P5D", true)]
    [InlineData(Knob.AppealWindow, "P60D", false)]
    [InlineData(Knob.InterimSuspensionReview, "P10D", true)]
    [InlineData(Knob.EscalationMemory, "P6M", false)]
    [InlineData("recheck-due", "P20D", true)]
    public void Find_NamedDuration_IsTheDefaultOfTheTable(string name, string iso, bool businessDays) =>
        Assert.Equal(new NamedDuration(iso, businessDays), PolicyVersion.Default.Find(name));

    [Theory]
    [InlineData("no-such-knob")]
    [InlineData(Knob.MinimumAnswers)]
    public void Find_NoDuration_IsNull(string name) => Assert.Null(PolicyVersion.Default.Find(name));

    [Fact]
    public void Default_NumbersOfTheTable_AreThere()
    {
        Assert.Equal(5, PolicyVersion.Default.Count(Knob.MinimumAnswers));
        Assert.Equal(10, PolicyVersion.Default.Count(Knob.SurveillanceSample));
        Assert.Equal(0.30m, PolicyVersion.Default.Share(Knob.UserContradictionShare));
        Assert.Equal(11_000, PolicyVersion.Default.Yen(Knob.CeilingNetwork));
    }

    [Fact]
    public void Catalogue_EveryRow_HasOneKebabNameAndWords()
    {
        Assert.All(KnobCatalogue.Rows, r => Assert.Matches("^[a-z]+(-[a-z0-9]+)*$", r.Name));
        Assert.All(KnobCatalogue.Rows, r => Assert.NotEmpty(r.Words.Ja + r.Default.Words().Ja + r.Default.Words().En));
        Assert.Equal(KnobCatalogue.Rows.Length, KnobCatalogue.Rows.Select(r => r.Name).Distinct().Count());
    }

    [Fact]
    public void Due_BusinessAndCalendarDays_ExplainThemselves()
    {
        var reply = PolicyVersion.Default.Due(Knob.CorrectionReply, new DateOnly(2026, 8, 7), Jp);
        var review = PolicyVersion.Default.Due(Knob.StandardReview, new DateOnly(2026, 8, 7), Jp);
        var validity = PolicyVersion.Default.Due(Knob.Validity, new DateOnly(2028, 2, 29), Jp);
        var opens = PolicyVersion.Default.Before(Knob.RenewalOpens, new DateOnly(2028, 8, 7), Jp);

        Assert.Equal(new DateOnly(2026, 8, 31), reply.Day);
        Assert.Contains("15営業日目", reply.Why.Ja);
        Assert.Equal("2026年9月21日（月）：2026年8月7日（金）から45日後（土日祝日を含む）。", review.Why.Ja);
        Assert.Equal(new DateOnly(2030, 2, 28), validity.Day);
        Assert.Equal(new DateOnly(2028, 3, 10), opens.Day);
    }

    [Fact]
    public void Read_OverrideOfOneKnob_KeepsTheOthersAndItsReminders()
    {
        var read = PolicyVersion.Read("""{"version":"2026-2","effectiveFrom":"2026-10-01","knobs":{"correction-reply":{"iso":"P20D","businessDays":true},"minimum-answers":7}}""");

        Assert.Empty(read.Problems);
        Assert.Equal(7, read.Policy!.Count(Knob.MinimumAnswers));
        Assert.Equal(new NamedDuration("P7D", true), read.Policy.Find(Knob.CorrectionReminder1));
        Assert.Equal(PolicyVersion.Default.Find(Knob.Validity), read.Policy.Find(Knob.Validity));
    }

    [Fact]
    public void Write_Default_ReadsBackEqual()
    {
        var read = PolicyVersion.Read(PolicyFile.Write(PolicyVersion.Default));

        Assert.Empty(read.Problems);
        Assert.All(KnobCatalogue.Rows, r => Assert.Equal(r.Default, read.Policy!.Knobs[r.Name]));
    }

    [Theory]
    [InlineData("{", PolicyProblemKind.NotJson)]
    [InlineData("[]", PolicyProblemKind.NotJson)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01"}""", PolicyProblemKind.NotJson)]
    [InlineData("""{"effectiveFrom":"2026-10-01","knobs":{}}""", PolicyProblemKind.NoVersion)]
    [InlineData("""{"version":"x","effectiveFrom":"soon","knobs":{}}""", PolicyProblemKind.NoEffectiveDate)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"corection-reply":1}}""", PolicyProblemKind.UnknownKnob)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"minimum-answers":5,"minimum-answers":6}}""", PolicyProblemKind.DuplicateKnob)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"minimum-answers":0}}""", PolicyProblemKind.WrongValue)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"correction-reply":15}}""", PolicyProblemKind.WrongValue)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"correction-reply":{"iso":"PT3H"}}}""", PolicyProblemKind.WrongValue)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"correction-reply":{"iso":"P0D"}}}""", PolicyProblemKind.WrongValue)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"correction-reply":{"iso":"P1M","businessDays":true}}}""", PolicyProblemKind.WrongValue)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"correction-reminder-1":{"daysBefore":15}}}""", PolicyProblemKind.WrongValue)]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"user-contradiction-share":1.5}}""", PolicyProblemKind.WrongValue)]
    public void Read_BadFile_ListsTheProblem(string json, PolicyProblemKind kind)
    {
        var read = PolicyVersion.Read(json);
        Assert.Null(read.Policy);
        Assert.Equal(kind, Assert.Single(read.Problems).Kind);
    }

    [Theory]
    [InlineData("2026-09-30", "2026-1")]
    [InlineData("2026-10-01", "2026-2")]
    [InlineData("2020-01-01", "2026-1")]
    public void InForce_Day_IsTheLatestEffective(string day, string version)
    {
        var next = PolicyVersion.Default with { Version = "2026-2", EffectiveFrom = new DateOnly(2026, 10, 1) };
        Assert.Equal(version, PolicyVersion.InForce([next, PolicyVersion.Default], DateOnly.Parse(day)).Version);
    }
}
