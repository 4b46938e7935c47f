using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Tests.Evidence;

public sealed class ClaimRulesTests
{
    private static readonly DateOnly Measured = new(2026, 6, 1);
    private static readonly DateOnly Fresh = new(2027, 6, 1);
    private static readonly DateTimeOffset Checked = DateTimeOffset.Parse("2026-08-28T05:00:00Z");
    private static readonly Claim Complete = new("5.1", true, "検知率", "99.2", "%", Measured, "第三者試験", "試験報告書", "");
    private static readonly Claim Bare = new("5.1", true, "", "", "", null, "", "", "");
    private static readonly Claim No = Bare with { Can = false };

    [Fact]
    public void Write_NewAnswer_IsClaimedOrEvidenced()
    {
        Assert.Equal(ClaimState.Claimed, ClaimRules.Write(null, Bare).State);
        Assert.Equal(ClaimState.Evidenced, ClaimRules.Write(null, Complete).State);
        Assert.Equal(ClaimState.Claimed, ClaimRules.Write(null, No).State);
    }

    [Fact]
    public void Write_ForgedFinding_IsNotTakenFromTheForm()
    {
        var written = ClaimRules.Write(null, Complete with { State = ClaimState.Confirmed, Finding = Finding.Confirmed, CheckedBy = "me" });
        Assert.Equal((ClaimState.Evidenced, null, ""), (written.State, written.Finding, written.CheckedBy));
    }

    [Theory]
    [InlineData(Finding.Confirmed)]
    [InlineData(Finding.Conditional)]
    [InlineData(Finding.NotSubstantiated)]
    [InlineData(Finding.Contradicted)]
    [InlineData(Finding.InQuestion)]
    public void Write_EditAfterFinding_IsStaleAndKeepsWhatWasFound(Finding finding)
    {
        var found = Found(Complete, finding);
        var edited = ClaimRules.Write(found, Complete with { Value = "99.9" });

        Assert.Same(found, ClaimRules.Write(found, Complete));
        Assert.Equal(ClaimState.Stale, edited.State);
        Assert.Equal(finding, edited.Finding);
        Assert.Null(edited.ConfirmedUntil);
        Assert.True(ClaimRules.NeedsFinding(edited));
    }

    [Theory]
    [InlineData(Finding.Confirmed, ClaimState.Confirmed, true)]
    [InlineData(Finding.Conditional, ClaimState.Conditional, true)]
    [InlineData(Finding.NotSubstantiated, ClaimState.NotSubstantiated, false)]
    [InlineData(Finding.Contradicted, ClaimState.Contradicted, false)]
    [InlineData(Finding.InQuestion, ClaimState.InQuestion, false)]
    public void Record_Finding_MovesTheClaimAndDatesOnlyPositiveOnes(Finding finding, ClaimState state, bool dated)
    {
        var found = Found(Complete, finding);

        Assert.Equal(state, found.State);
        Assert.Equal(dated ? Fresh : null, found.ConfirmedUntil);
        Assert.Equal(finding == Finding.InQuestion, ClaimRules.NeedsFinding(found));
    }

    [Fact]
    public void Record_FindingThatCannotStand_SaysWhy()
    {
        var good = new FindingNote(Finding.Confirmed, "試験報告書 p.3", "checker", Checked, Fresh);

        Assert.Equal(ClaimProblem.NothingClaimed, ClaimRules.Record(No, good).Problem);
        Assert.Equal(ClaimProblem.NoEvidence, ClaimRules.Record(Bare, good).Problem);
        Assert.Equal(ClaimProblem.NoNote, ClaimRules.Record(Complete, good with { Note = " " }).Problem);
        Assert.Equal(ClaimProblem.EvidenceTooOld, ClaimRules.Record(Complete, good with { FreshUntil = new DateOnly(2026, 8, 27) }).Problem);
        Assert.Equal(ClaimProblem.MeasuredInFuture, ClaimRules.Record(Complete with { MeasuredOn = new DateOnly(2026, 8, 29) }, good).Problem);
        Assert.True(ClaimRules.Record(Complete, good with { FreshUntil = new DateOnly(2026, 8, 28) }).IsOk);
        Assert.True(ClaimRules.Record(Bare, good with { Finding = Finding.NotSubstantiated, FreshUntil = null }).IsOk);
        Assert.All(Enum.GetValues<ClaimProblem>(), p => Assert.NotEmpty(ClaimRules.Words(p).Ja));
    }

    [Theory]
    [InlineData("2027-06-01", ClaimState.Confirmed)]
    [InlineData("2027-06-02", ClaimState.Stale)]
    public void Lapse_LastFreshDay_StillCounts(string today, ClaimState state) =>
        Assert.Equal(state, ClaimRules.Lapse(Found(Complete, Finding.Confirmed), DateOnly.Parse(today)).State);

    [Theory]
    [InlineData(ClaimState.Confirmed, UserVerdict.Confirms, ClaimState.UserConfirmed)]
    [InlineData(ClaimState.Confirmed, UserVerdict.Contradicts, ClaimState.UserContradicted)]
    [InlineData(ClaimState.Confirmed, UserVerdict.Undecided, ClaimState.Confirmed)]
    [InlineData(ClaimState.Stale, UserVerdict.Confirms, ClaimState.Stale)] // users do not renew a check
    [InlineData(ClaimState.Contradicted, UserVerdict.Confirms, ClaimState.Contradicted)]
    [InlineData(ClaimState.Stale, UserVerdict.Contradicts, ClaimState.UserContradicted)]
    [InlineData(ClaimState.UserContradicted, UserVerdict.Confirms, ClaimState.UserConfirmed)]
    [InlineData(ClaimState.UserConfirmed, UserVerdict.Undecided, ClaimState.UserConfirmed)]
    public void Evaluate_UsersAnswer_MovesWhatTheyMayMove(ClaimState before, UserVerdict verdict, ClaimState after) =>
        Assert.Equal(after, ClaimRules.Evaluate(Complete with { State = before }, verdict).State);

    [Fact]
    public void Evaluate_AnswerNo_IsNeverMoved() => Assert.Equal(No, ClaimRules.Evaluate(No, UserVerdict.Contradicts));

    [Theory]
    [InlineData("5.1", "2027-06-01")]
    [InlineData("3.1", "2026-12-01")]
    [InlineData("3.2", "2026-12-01")]
    public void Until_MeasuredDay_PricesGrowOldFaster(string id, string until)
    {
        var item = ItemCatalogue.Read(DataFile.Text("evaluation-items.csv")).Catalogue.Find(id)!;
        Assert.Equal(DateOnly.Parse(until), Freshness.Until(Complete, item, PolicyVersion.Default.Find));
        Assert.Equal(DateOnly.MaxValue, Freshness.Until(Complete with { MeasuredOn = DateOnly.MaxValue }, item, PolicyVersion.Default.Find));
        Assert.Null(Freshness.Until(Bare, item, PolicyVersion.Default.Find));
    }

    [Fact]
    public void PublicView_EveryState_KeepsTheThreeVoicesApart()
    {
        var today = new DateOnly(2026, 9, 1);
        var confirmed = Found(Complete, Finding.Confirmed);
        (Claim Claim, PublicClaim Seen)[] table =
        [
            (No, new("5.1", false, Verification.NotChecked, UserView.NotEvaluated)),
            (Bare, new("5.1", true, Verification.NotChecked, UserView.NotEvaluated)),
            (confirmed, new("5.1", true, Verification.Verified, UserView.NotEvaluated)),
            (Found(Complete, Finding.Conditional), new("5.1", true, Verification.PartlyVerified, UserView.NotEvaluated)),
            (Found(Complete, Finding.NotSubstantiated), new("5.1", true, Verification.NotSubstantiated, UserView.NotEvaluated)),
            (Found(Complete, Finding.Contradicted), new("5.1", true, Verification.Contradicted, UserView.NotEvaluated)),
            (Found(Complete, Finding.InQuestion), new("5.1", true, Verification.NotChecked, UserView.NotEvaluated)),
            (ClaimRules.Evaluate(confirmed, UserVerdict.Confirms), new("5.1", true, Verification.Verified, UserView.Confirmed)),
            (ClaimRules.Evaluate(confirmed, UserVerdict.Contradicts), new("5.1", true, Verification.Verified, UserView.Contradicted)),
            (ClaimRules.Write(confirmed, Complete with { Value = "1" }), new("5.1", true, Verification.Outdated, UserView.NotEvaluated)),
        ];
        Assert.All(table, row => Assert.Equal(row.Seen, PublicClaim.Of(row.Claim, today)));
        Assert.Equal(Verification.Outdated, PublicClaim.Of(confirmed, Fresh.AddDays(1)).Verification);
        Assert.All(Enum.GetValues<Verification>(), v => Assert.NotEmpty(PublicClaim.Words(v).Ja));
        Assert.All(Enum.GetValues<UserView>(), v => Assert.NotEmpty(PublicClaim.Words(v).En));
    }

    private static Claim Found(Claim claim, Finding finding) =>
        ClaimRules.Record(claim, new FindingNote(finding, "根拠", "checker", Checked, Fresh)).Value;
}
