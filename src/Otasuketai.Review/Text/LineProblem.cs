namespace Otasuketai.Review.Text;

/// <summary>Something wrong (or worth noting) in one line of a text file. Lines count from 1 and include the heading.</summary>
/// <param name="Line">Line of the file where the row begins.</param>
/// <param name="Kind">What is wrong; a page may group by it.</param>
/// <param name="Words">The sentence for the person who has to mend the file.</param>
public sealed record LineProblem<TKind>(int Line, TKind Kind, Bilingual Words)
    where TKind : struct, Enum;
