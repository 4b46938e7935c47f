using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Review.Web.Seed;

/// <summary>
/// Ids made from names: seeding twice, or going on after a crash, names the same rows and the same idempotency keys, so that what was
/// written before is found and not written again.
/// </summary>
internal static class SeedIds
{
    /// <summary>The id of a name within a kind of thing; a version-8 UUID (RFC 9562) of their SHA-256.</summary>
    public static Guid Of(string kind, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"otasuketai seed\n{kind}\n{name}"), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}
