using Otasuketai.Review.Text;

namespace Otasuketai.Review.Committee;

/// <summary>定足数: more than half of the eligible members who are not recused must have cast a ballot; abstentions count as present.</summary>
/// <param name="Eligible">Members eligible when the poll opened.</param>
/// <param name="Recused">Recused for this item; they leave the base.</param>
/// <param name="Present">Ballots cast, abstentions included.</param>
public sealed record Quorum(int Eligible, int Recused, int Present)
{
    /// <summary>Eligible without the recused.</summary>
    public int Base => Eligible - Recused;

    /// <summary>The fewest ballots that are more than half of the base.</summary>
    public int Needed => Base / 2 + 1;

    /// <summary>Whether there are enough. With everybody recused there never are.</summary>
    public bool IsReached => Present >= Needed;

    /// <summary>The arithmetic in words, ready for the minutes.</summary>
    public Bilingual Words() => new(
        $"議決権を有する委員{Eligible}名から除斥{Recused}名を除いた{Base}名の過半数は{Needed}名。出席（棄権を含む投票）{Present}名で、定足数を{(IsReached ? "満たす" : "満たさない")}。",
        $"{Eligible} eligible less {Recused} recused leaves {Base}; more than half is {Needed}. {Present} present (abstentions included): {(IsReached ? "quorate" : "not quorate")}.");
}
