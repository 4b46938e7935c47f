namespace Otasuketai.Review.Text;

/// <summary>
/// What came of reading something people wrote: a value, or the one reason why there is none.
/// Bad input is expected, so it is a value and never an exception.
/// </summary>
public sealed record Reading<T, TProblem>
    where T : notnull
    where TProblem : struct, Enum
{
    private readonly T? value;

    private Reading(T? value, TProblem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Why there is no value; null when there is one.</summary>
    public TProblem? Problem { get; }

    /// <summary>True when there is a value.</summary>
    public bool IsOk => Problem is null;

    /// <summary>The value. Asking for it without looking at <see cref="IsOk"/> is a bug of the caller.</summary>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"There is no value: {Problem}.");

    /// <summary>A value was read.</summary>
    public static implicit operator Reading<T, TProblem>(T value) => new(value, null);

    /// <summary>No value could be read, for this reason.</summary>
    public static implicit operator Reading<T, TProblem>(TProblem problem) => new(default, problem);
}
