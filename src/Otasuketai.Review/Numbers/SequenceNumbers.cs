namespace Otasuketai.Review.Numbers;

/// <summary>Why a text is not one of our numbers, or why there is no next one.</summary>
public enum NumberProblem
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>Not of the written form (A2026-0123 for applications, 2026-001 for registrations).</summary>
    WrongForm,

    /// <summary>The year has used up its numbers; the form has no room for more.</summary>
    YearIsFull,
}

/// <summary>The Japanese fiscal year: 1 April to 31 March, named after the year it begins in.</summary>
public static class FiscalYear
{
    /// <summary>The fiscal year a JST day belongs to; March 2021 is fiscal year 2020.</summary>
    public static int Of(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}
