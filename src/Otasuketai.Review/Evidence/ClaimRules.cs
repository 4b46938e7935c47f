using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>Why a finding cannot stand.</summary>
public enum ClaimProblem
{
    /// <summary>The answer is "no" (できない): it claims nothing, so there is nothing to find.</summary>
    NothingClaimed,

    /// <summary>A positive finding needs complete figures.</summary>
    NoEvidence,

    /// <summary>A positive finding needs figures that are still fresh.</summary>
    EvidenceTooOld,

    /// <summary>Figures measured on a day that has not come: a typing error, or an attempt to stay fresh.</summary>
    MeasuredInFuture,

    /// <summary>Every finding says what it rests on.</summary>
    NoNote,
}

/// <summary>What one round of users said about one claim, by the written rule.</summary>
public enum UserVerdict
{
    /// <summary>Too few answers, or neither way clearly: nothing changes.</summary>
    Undecided,

    /// <summary>Users say it is so.</summary>
    Confirms,

    /// <summary>Users say it is not so; opens a recheck.</summary>
    Contradicts,
}

/// <summary>What the checker found, and when.</summary>
/// <param name="FreshUntil">Last day the figures carry the claim (<see cref="Freshness.Until"/>).</param>
public sealed record FindingNote(Finding Finding, string Note, string CheckedBy, DateTimeOffset At, DateOnly? FreshUntil);

/// <summary>How a claim moves in the ledger. Each function takes the claim as it stands and returns the next one.</summary>
public static class ClaimRules
{
    /// <summary>The vendor writes an answer. Unchanged text changes nothing; changing what was once checked makes it stale.</summary>
    public static Claim Write(Claim? before, Claim typed)
    {
        if (before is not null && Text(before) == Text(typed))
        {
            return before;
        }
        var written = Text(typed) with { State = Unchecked(typed) };
        return before is null || !WasChecked(before)
            ? written
            : written with
            {
                State = ClaimState.Stale,
                Finding = before.Finding,
                FindingNote = before.FindingNote,
                CheckedBy = before.CheckedBy,
                CheckedAt = before.CheckedAt,
            };
    }

    /// <summary>The operator records a finding. Any state may be found on again; only a positive finding asks for fresh figures.</summary>
    public static Reading<Claim, ClaimProblem> Record(Claim claim, FindingNote found)
    {
        if (Refused(claim, found) is { } problem)
        {
            return problem;
        }
        return claim with
        {
            State = StateOf(found.Finding),
            Finding = found.Finding,
            FindingNote = found.Note.Trim(),
            CheckedBy = found.CheckedBy,
            CheckedAt = found.At,
            ConfirmedUntil = IsPositive(found.Finding) ? found.FreshUntil : null,
        };
    }

    /// <summary>Time passes: a positive finding whose last day is over becomes stale. What users contradicted is not forgotten by time.</summary>
    public static Claim Lapse(Claim claim, DateOnly today) =>
        claim.ConfirmedUntil < today && claim.State != ClaimState.UserContradicted ? claim with { State = ClaimState.Stale } : claim;

    /// <summary>
    /// Users were asked. They may contradict any "yes"; they confirm only what no check has spoken against and what is not stale,
    /// because their word does not replace the operator's.
    /// </summary>
    public static Claim Evaluate(Claim claim, UserVerdict verdict) => verdict switch
    {
        UserVerdict.Undecided => claim,
        UserVerdict.Contradicts => claim.Can ? claim with { State = ClaimState.UserContradicted } : claim,
        UserVerdict.Confirms => claim.Can && MayBeConfirmed(claim) ? claim with { State = ClaimState.UserConfirmed } : claim,
    };

    /// <summary>Whether the claim still waits for a finding before the dossier may go to the committee.</summary>
    public static bool NeedsFinding(Claim claim) => claim.Can && claim.State switch
    {
        ClaimState.Claimed or ClaimState.Evidenced or ClaimState.InQuestion or ClaimState.Stale or ClaimState.UserContradicted => true,
        ClaimState.Confirmed or ClaimState.Conditional or ClaimState.NotSubstantiated or ClaimState.Contradicted => false,
        ClaimState.UserConfirmed => claim.Finding is null or Finding.InQuestion,
    };

    /// <summary>The sentence the checker reads.</summary>
    public static Bilingual Words(ClaimProblem problem) => problem switch
    {
        ClaimProblem.NothingClaimed => new("「できない」との回答には判定は要りません。", "An answer of \"no\" needs no finding."),
        ClaimProblem.NoEvidence => new("裏付けの数値がそろっていないため、「裏付けあり」とは判定できません。", "The figures are incomplete, so the claim cannot be confirmed."),
        ClaimProblem.EvidenceTooOld => new("裏付けの測定日が古すぎます。新しい資料を求めてください。", "The figures are too old. Please ask for newer ones."),
        ClaimProblem.MeasuredInFuture => new("裏付けの測定日が未来の日付です。", "The figures are dated in the future."),
        ClaimProblem.NoNote => new("判定の根拠を書いてください。", "Please say what the finding rests on."),
    };

    private static ClaimProblem? Refused(Claim claim, FindingNote found)
    {
        if (!claim.Can)
        {
            return ClaimProblem.NothingClaimed;
        }
        if (string.IsNullOrWhiteSpace(found.Note))
        {
            return ClaimProblem.NoNote;
        }
        if (!IsPositive(found.Finding))
        {
            return null;
        }
        if (!claim.Complete)
        {
            return ClaimProblem.NoEvidence;
        }
        var today = Calendar.Jst.Day(found.At);
        if (claim.MeasuredOn > today)
        {
            return ClaimProblem.MeasuredInFuture;
        }
        return found.FreshUntil is null || found.FreshUntil < today ? ClaimProblem.EvidenceTooOld : null;
    }

    /// <summary>The vendor's own words without anything the operator or users added.</summary>
    private static Claim Text(Claim claim) =>
        new(claim.Item, claim.Can, claim.Metric, claim.Value, claim.Unit, claim.MeasuredOn, claim.Method, claim.Source, claim.Note);

    private static ClaimState Unchecked(Claim claim) => claim.Can && claim.Complete ? ClaimState.Evidenced : ClaimState.Claimed;

    private static bool WasChecked(Claim claim) => claim.State is not (ClaimState.Claimed or ClaimState.Evidenced);

    private static bool IsPositive(Finding finding) => finding is Finding.Confirmed or Finding.Conditional;

    private static bool MayBeConfirmed(Claim claim) => claim.State switch
    {
        ClaimState.Claimed or ClaimState.Evidenced or ClaimState.Confirmed or ClaimState.Conditional => true,
        ClaimState.UserConfirmed or ClaimState.UserContradicted => claim.Finding is null or Finding.Confirmed or Finding.Conditional,
        ClaimState.NotSubstantiated or ClaimState.Contradicted or ClaimState.InQuestion or ClaimState.Stale => false,
    };

    private static ClaimState StateOf(Finding finding) => finding switch
    {
        Finding.Confirmed => ClaimState.Confirmed,
        Finding.Conditional => ClaimState.Conditional,
        Finding.NotSubstantiated => ClaimState.NotSubstantiated,
        Finding.Contradicted => ClaimState.Contradicted,
        Finding.InQuestion => ClaimState.InQuestion,
    };
}
