using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>
/// An ISO 8601 duration: PnYnMnDTnHnMnS or PnW. Years and months are calendar steps (end of month clamped), days are calendar days,
/// the rest is exact time.
/// </summary>
/// <param name="Months">Years × 12 + months.</param>
/// <param name="Days">Weeks × 7 + days.</param>
/// <param name="Clock">The part after T.</param>
public readonly record struct IsoDuration(int Months, int Days, TimeSpan Clock)
{
    private const int MaxMonths = 12 * 999;
    private const int MaxDays = 366 * 999;

    /// <summary>No time at all.</summary>
    public static readonly IsoDuration Zero;

    /// <summary>Only years, months, weeks and days: counts days, not hours.</summary>
    public bool IsDateOnly => Clock == TimeSpan.Zero;

    /// <summary>Only days (business days can count nothing else).</summary>
    public bool IsDaysOnly => Months == 0 && IsDateOnly;

    /// <summary>Nothing.</summary>
    public bool IsZero => this == Zero;

    /// <summary>Reads one duration; null when the text is none, is negative, or is longer than 999 years.</summary>
    public static IsoDuration? Parse(string? text)
    {
        if (text is null || text.Length is < 3 or > 64 || text[0] != 'P')
        {
            return null;
        }

        var parser = new Parser(text);
        return parser.Run();
    }

    /// <summary>The moment this much later, <paramref name="times"/> times over; calendar steps are taken in Japan. Beyond year 9000 = never.</summary>
    public DateTimeOffset After(DateTimeOffset from, int times = 1)
    {
        var (months, days, clock) = ((long)Months * times, (long)Days * times, Clock.TotalDays * times);
        return from.Year + (months / 12d) + ((days + clock) / 365d) > 9000
            ? DateTimeOffset.MaxValue
            : JapanTime.Local(from).AddMonths((int)months).AddDays(days).Add(Clock * times);
    }

    /// <summary>The day this much later, <paramref name="times"/> times over.</summary>
    public DateOnly After(DateOnly from, int times = 1)
    {
        var (months, days) = ((long)Months * times, (long)Days * times);
        return from.Year + (months / 12d) + (days / 365d) > 9000 ? new DateOnly(9000, 1, 1) : from.AddMonths((int)months).AddDays((int)days);
    }

    /// <summary>The day this much earlier; the first day there is when that would be before it.</summary>
    public DateOnly Before(DateOnly from) => from.Year - (Months / 12d) - (Days / 365d) < 2 ? DateOnly.MinValue : from.AddMonths(-Months).AddDays(-Days);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{Months}M{Days}DT{Clock.TotalSeconds}S");

    private ref struct Parser(string text)
    {
        private const string Order = "YMWDHMS";
        private readonly string _text = text;
        private int _at = 1;
        private int _next;
        private bool _inTime;
        private long _months;
        private long _days;
        private decimal _seconds;

        public IsoDuration? Run()
        {
            var any = false;
            while (_at < _text.Length)
            {
                if (_text[_at] == 'T' && !_inTime)
                {
                    _inTime = true;
                    _next = 4;
                    _at++;
                    any = false;
                    continue;
                }

                if (!Part())
                {
                    return null;
                }

                any = true;
            }

            var fits = any && _months <= MaxMonths && _days <= MaxDays && _seconds <= MaxDays * 86_400m;
            return fits ? new IsoDuration((int)_months, (int)_days, TimeSpan.FromTicks((long)(_seconds * TimeSpan.TicksPerSecond))) : null;
        }

        private bool Part()
        {
            var start = _at;
            while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            {
                _at++;
            }

            if (_at == start || _at - start > 12 || _at == _text.Length)
            {
                return false;
            }

            var unit = Order.IndexOf(_text[_at], _next);
            if (unit < 0 || (!_inTime && unit > 3))
            {
                return false;
            }

            var digits = _text.AsSpan(start, _at - start);
            _at++;
            _next = unit + 1;
            return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Add(unit, value);
        }

        private bool Add(int unit, decimal value)
        {
            if (unit != 6 && value != decimal.Truncate(value))
            {
                return false;
            }

            _months += unit switch { 0 => (long)value * 12, 1 => (long)value, _ => 0 };
            _days += unit switch { 2 => (long)value * 7, 3 => (long)value, _ => 0 };
            _seconds += unit switch { 4 => value * 3600, 5 => value * 60, 6 => value, _ => 0 };
            return true;
        }
    }
}
