using Otasuketai.Review.Text;

namespace Otasuketai.Review.Committee;

/// <summary>The committee's terms and arithmetic as sentences for ballot papers, minutes and notices.</summary>
public static class CommitteeWords
{
    /// <summary>An option as the ballot paper shows it.</summary>
    public static Bilingual Words(this BallotOption option) => option switch
    {
        BallotOption.Approve => new("承認", "Approve"),
        BallotOption.ApproveWithConditions => new("条件付き承認", "Approve with conditions"),
        BallotOption.Defer => new("継続審議", "Defer"),
        BallotOption.NotApprove => new("不承認", "Do not approve"),
        BallotOption.List => new("掲載する", "List"),
        BallotOption.DoNotList => new("掲載しない", "Do not list"),
        BallotOption.Yes => new("賛成", "Yes"),
        BallotOption.No => new("反対", "No"),
        BallotOption.Abstain => new("棄権", "Abstain"),
    };

    /// <summary>An outcome as the minutes show it.</summary>
    public static Bilingual Words(this Resolution resolution) => resolution switch
    {
        Resolution.Approved => new("承認", "Approved"),
        Resolution.Conditional => new("条件付き承認", "Approved with conditions"),
        Resolution.Deferred => new("継続審議", "Deferred"),
        Resolution.NotApproved => new("不承認", "Not approved"),
        Resolution.Listed => new("掲載可", "To be listed"),
        Resolution.NotListed => new("掲載不可", "Not to be listed"),
        Resolution.Carried => new("可決", "Carried"),
        Resolution.NotCarried => new("否決", "Not carried"),
        Resolution.Inquorate => new("定足数不足", "Inquorate"),
        Resolution.TieNeedsElection => new("可否同数（決する委員の選任が必要）", "Tied; a member must be elected to decide"),
    };

    /// <summary>A deciding seat as the minutes name it.</summary>
    public static Bilingual Words(this DecidingSeat seat) => seat switch
    {
        DecidingSeat.Chair => new("座長", "the chair"),
        DecidingSeat.Deputy => new("副座長", "the deputy"),
        DecidingSeat.Elected => new("この議案のために選任された委員", "the member elected for this item"),
    };

    /// <summary>The whole sum: quorum, counts, majority, an exact half and who decided it, and the outcome.</summary>
    public static Bilingual Words(this Tally tally) =>
        tally.Resolution == Resolution.Inquorate
            ? Joined(tally.Quorum.Words(), new("採決は成立しない。", "Nothing was resolved."))
            : Joined(tally.Quorum.Words(), Counts(tally), HalfWords(tally), Outcome(tally));

    private static Bilingual Counts(Tally tally)
    {
        var options = PollRule.Options(tally.Question);
        var abstained = tally.Ballots[BallotOption.Abstain];
        return new(
            $"{string.Join("、", options.Select(o => $"{o.Words().Ja}{tally.Ballots[o]}票"))}。棄権{abstained}票を除く{tally.Votes}票の過半数は{tally.Votes / 2 + 1}票。",
            $"{string.Join(", ", options.Select(o => $"{o.Words().En.ToLowerInvariant()} {tally.Ballots[o]}"))}. More than half of {tally.Votes} without {abstained} abstaining is {tally.Votes / 2 + 1}.");
    }

    private static Bilingual HalfWords(Tally tally)
    {
        if (tally.Halves.IsEmpty)
        {
            return new("", "");
        }
        var halves = string.Join("、", tally.Halves.Select(h => $"「{string.Join("・", h.Side.Select(o => o.Words().Ja))}」が{h.Votes}票"));
        var english = string.Join("; ", tally.Halves.Select(h => $"{string.Join(" and ", h.Side.Select(o => o.Words().En.ToLowerInvariant()))}: {h.Votes}"));
        return tally.DecidedBy is { } seat
            ? new($"{halves}でちょうど半数のため、{seat.Words().Ja}の票により決する。", $"Exactly half ({english}), so the ballot of {seat.Words().En} decides.")
            : new($"{halves}でちょうど半数であり、座長・副座長の票により決することができない。", $"Exactly half ({english}), and neither chair nor deputy can decide.");
    }

    private static Bilingual Outcome(Tally tally)
    {
        var conditional = tally.Resolution == Resolution.Conditional
            ? new Bilingual("条件付き承認の票が承認の票以上であるため、", "Conditional ballots are at least as many as plain ones: ")
            : new Bilingual("", "");
        return new($"{conditional.Ja}結果：{tally.Resolution.Words().Ja}。", $"{conditional.En}Result: {tally.Resolution.Words().En}.");
    }

    private static Bilingual Joined(params ReadOnlySpan<Bilingual> parts)
    {
        var (ja, en) = ("", "");
        foreach (var part in parts)
        {
            ja += part.Ja;
            en += en.Length == 0 || part.En.Length == 0 ? part.En : " " + part.En;
        }
        return new Bilingual(ja, en);
    }
}
