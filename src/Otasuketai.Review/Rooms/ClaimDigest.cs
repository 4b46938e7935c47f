using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>
/// A fingerprint of what the members read: every answer with its figures, what was found on it, and whether users contradict it. That a finding
/// grows old by the calendar changes nothing that was read.
/// </summary>
internal static class ClaimDigest
{
    private const char Next = '\u001f';

    /// <summary>The fingerprint, as 64 hexadecimal digits.</summary>
    public static string Of(Dossier dossier) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e',
        dossier.Claims.Values.OrderBy(c => c.Item, StringComparer.Ordinal).Select(Line)))));

    private static string Line(Claim c) => string.Join(Next,
        c.Item, c.Can, c.Metric, c.Value, c.Unit, c.MeasuredOn?.ToString("O", CultureInfo.InvariantCulture), c.Method, c.Source, c.Note,
        c.Finding, c.FindingNote, c.State == ClaimState.UserContradicted);
}
