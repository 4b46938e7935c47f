using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Review.Web.Access;

/// <summary>Time-based one-time codes as authenticator apps make them: RFC 6238 with SHA-1, 30 seconds, six digits.</summary>
public static class Totp
{
    private const int SeedBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A fresh secret of 160 bits.</summary>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    /// <summary>The number of 30-second steps since 1970.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / 30;

    /// <summary>The code of one step.</summary>
    public static string Code(ReadOnlySpan<byte> seed, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(seed, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step, at most one away from now, this code belongs to; null when it is none of the three.</summary>
    public static long? Match(ReadOnlySpan<byte> seed, string code, DateTimeOffset now)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            // all three are compared, each in constant time
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(seed, step)), Encoding.UTF8.GetBytes(code)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The secret as people type it into an app: base 32 without padding.</summary>
    public static string Written(ReadOnlySpan<byte> seed)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in seed)
        {
            (bits, held) = ((bits << 8) | b, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Base32[(bits >> (held - 5)) & 31]);
            }
        }

        if (held > 0)
        {
            text.Append(Base32[(bits << (5 - held)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>The address an authenticator app opens.</summary>
    public static string Link(ReadOnlySpan<byte> seed, string account) =>
        $"otpauth://totp/Otasuketai.Review:{Uri.EscapeDataString(account)}?secret={Written(seed)}&issuer=Otasuketai.Review";
}
