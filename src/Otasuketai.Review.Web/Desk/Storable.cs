using System.Collections.Immutable;
using System.Text;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Desk;

/// <summary>The desk's last look at what came in, whichever page or interface it came through: text that a database cannot keep is told, never thrown at it.</summary>
internal static class Storable
{
    /// <summary>No field of any form is longer; forms have their own, smaller limits.</summary>
    private const int Most = 20_000;

    /// <summary>The fields that cannot be kept, with what to do.</summary>
    public static ImmutableArray<FieldProblem> Problems(ImmutableDictionary<string, string> input) =>
        [.. input.Where(i => i.Value.Length > Most || !IsText(i.Key) || !IsText(i.Value)).OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => i.Value.Length > Most
            ? new FieldProblem(i.Key, $"{Most:N0}文字以内で入力してください", $"Please keep it within {Most:N0} characters")
            : new FieldProblem(i.Key, "使えない文字が入っています。消してから入力し直してください", "There is a character that cannot be used. Please remove it"))];

    /// <summary>No NUL, no half of a surrogate pair.</summary>
    private static bool IsText(string value)
    {
        for (var rest = value.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
