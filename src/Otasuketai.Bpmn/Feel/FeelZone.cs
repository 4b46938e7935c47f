using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>
/// The time zones an expression may name as @Area/City. They are an argument: the engine knows only those of Japan and UTC,
/// so that no table of the machine can change a decision.
/// </summary>
public sealed class FeelZones(Func<string, TimeZoneInfo?> find)
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.CreateCustomTimeZone("Asia/Tokyo", TimeSpan.FromHours(9), null, null);

    /// <summary>Asia/Tokyo and the names of UTC.</summary>
    public static FeelZones Japan { get; } = new(name => name switch
    {
        "Asia/Tokyo" => Tokyo,
        "UTC" or "Etc/UTC" => TimeZoneInfo.Utc,
        _ => null,
    });

    internal FeelZone? Find(string name) => find(name) is { } zone ? new FeelZone.Named(name, zone) : null;
}

/// <summary>The zone of a time: seconds from UTC, or a name with rules. Equal when written the same.</summary>
internal abstract record FeelZone
{
    private FeelZone()
    {
    }

    /// <summary>For a time of day without a date: the offset in winter.</summary>
    public abstract decimal StandardOffset { get; }

    /// <summary>The offset in seconds at a moment given on the zone's own clock.</summary>
    public abstract decimal OffsetAtLocal(decimal seconds);

    /// <summary>The offset in seconds at a moment given in UTC.</summary>
    public abstract decimal OffsetAtUtc(decimal seconds);

    /// <summary>Z, +hh:mm or +hh:mm:ss.</summary>
    public sealed record Fixed(int Seconds) : FeelZone
    {
        public override decimal StandardOffset => Seconds;

        public override decimal OffsetAtLocal(decimal seconds) => Seconds;

        public override decimal OffsetAtUtc(decimal seconds) => Seconds;

        public override string ToString()
        {
            if (Seconds == 0)
            {
                return "Z";
            }

            var (sign, size) = (Seconds < 0 ? '-' : '+', Math.Abs(Seconds));
            var text = string.Create(CultureInfo.InvariantCulture, $"{sign}{size / 3600:00}:{size / 60 % 60:00}");
            return size % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{size % 60:00}");
        }
    }

    /// <summary>@Area/City.</summary>
    public sealed record Named(string Name, TimeZoneInfo Rules) : FeelZone
    {
        private static readonly DateTime Epoch = new(1970, 1, 1);

        public override decimal StandardOffset => Math.Min(Offset(new DateTime(2000, 1, 1)), Offset(new DateTime(2000, 7, 1)));

        public override decimal OffsetAtLocal(decimal seconds) => Offset(Moment(seconds));

        public override decimal OffsetAtUtc(decimal seconds) => Offset(DateTime.SpecifyKind(Moment(seconds), DateTimeKind.Utc));

        public bool Equals(Named? other) => other is not null && other.Name == Name;

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

        public override string ToString() => "@" + Name;

        private decimal Offset(DateTime at) => (decimal)Rules.GetUtcOffset(at).TotalSeconds;

        /// <summary>Before the year 2 and after 9998 the rules of those years hold.</summary>
        private static DateTime Moment(decimal seconds) => Epoch.AddSeconds((double)Math.Clamp(seconds, -62_100_000_000m, 253_300_000_000m));
    }
}
