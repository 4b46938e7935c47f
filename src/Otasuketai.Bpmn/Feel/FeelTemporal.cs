using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>Reads days, times and durations as DMN 1.5 (10.3.4.1) and XML Schema write them. What is none is null.</summary>
internal static class FeelTemporal
{
    private const int MaxLength = 100;

    /// <summary>Whatever the text is: @"…".</summary>
    public static FeelValue Any(string text, FeelZones zones)
    {
        var looksLikeDuration = text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal);
        return looksLikeDuration ? Duration(text)
            : text.Contains('T', StringComparison.Ordinal) && text.IndexOf('T') < (uint)text.IndexOf('@') ? DateTime(text, zones)
            : Date(text) is { IsNull: false } date ? date
            : Time(text, zones);
    }

    /// <summary>yyyy-MM-dd.</summary>
    public static FeelValue Date(string text)
    {
        var reader = new Reader(text);
        return reader.Date() is { } days && reader.AtEnd ? FeelValue.Temporal(FeelKind.Date, days) : FeelValue.Null;
    }

    /// <summary>hh:mm:ss with fraction and zone; 24:00:00 is midnight.</summary>
    public static FeelValue Time(string text, FeelZones zones)
    {
        var reader = new Reader(text);
        var seconds = reader.Time();
        return seconds is { } at && reader.Zone(zones, out var zone) && reader.AtEnd
            ? FeelValue.Temporal(FeelKind.Time, at == FeelCalendar.SecondsPerDay ? 0 : at, zone)
            : FeelValue.Null;
    }

    /// <summary>yyyy-MM-ddThh:mm:ss with fraction and zone, or a date alone: its first moment.</summary>
    public static FeelValue DateTime(string text, FeelZones zones)
    {
        var reader = new Reader(text);
        if (reader.Date() is not { } days)
        {
            return FeelValue.Null;
        }

        if (reader.AtEnd)
        {
            return FeelValue.Temporal(FeelKind.DateTime, days * FeelCalendar.SecondsPerDay);
        }

        return reader.Take('T') && reader.Time() is { } seconds && reader.Zone(zones, out var zone) && reader.AtEnd
            ? FeelValue.Temporal(FeelKind.DateTime, (days * FeelCalendar.SecondsPerDay) + seconds, zone)
            : FeelValue.Null;
    }

    /// <summary>PnYnM or PnDTnHnMnS; the two do not mix, because a month has no number of days.</summary>
    public static FeelValue Duration(string text)
    {
        var reader = new Reader(text);
        return reader.Duration() is { } value && reader.AtEnd ? value : FeelValue.Null;
    }

    private ref struct Reader
    {
        private readonly ReadOnlySpan<char> _text;
        private int _at;

        public Reader(string text) => _text = text.Length <= MaxLength ? text : default(ReadOnlySpan<char>);

        public readonly bool AtEnd => _at == _text.Length && _at > 0;

        public bool Take(char c)
        {
            var fits = _at < _text.Length && _text[_at] == c;
            _at += fits ? 1 : 0;
            return fits;
        }

        public decimal? Date()
        {
            var isNegative = Take('-');
            var digits = Digits();
            var year = digits.Length is >= 4 and <= 9 && (digits.Length == 4 || digits[0] != '0') ? int.Parse(digits, CultureInfo.InvariantCulture) : -1;
            if (year < 0 || !Take('-') || Two() is not (>= 1 and <= 12 and var month) || !Take('-') || Two() is not (>= 1 and <= 31 and var day))
            {
                return null;
            }

            year = isNegative ? -year : year;
            return day <= FeelCalendar.DaysInMonth(year, month) ? FeelCalendar.Day(year, month, day) : null;
        }

        public decimal? Time()
        {
            if (Two() is not (>= 0 and <= 24 and var hour) || !Take(':') || Two() is not (>= 0 and <= 59 and var minute) || !Take(':') || Two() is not (>= 0 and <= 59 and var second))
            {
                return null;
            }

            var total = (hour * 3600) + (minute * 60) + second + Fraction();
            return total <= FeelCalendar.SecondsPerDay ? total : null;
        }

        /// <summary>No zone, Z, +hh:mm, +hh:mm:ss or @Area/City. False when there is something else.</summary>
        public bool Zone(FeelZones zones, out FeelZone? zone)
        {
            zone = null;
            if (_at == _text.Length)
            {
                return true;
            }

            if (Take('@'))
            {
                zone = zones.Find(_text[_at..].ToString());
                _at = _text.Length;
                return zone is not null;
            }

            var seconds = Take('Z') ? 0 : Offset();
            zone = seconds is { } known ? new FeelZone.Fixed(known) : null;
            return zone is not null;
        }

        public FeelValue? Duration()
        {
            var sign = Take('-') ? -1 : 1;
            if (!Take('P'))
            {
                return null;
            }

            var (years, months, days) = (Part('Y'), Part('M'), Part('D'));
            var hasTime = Take('T');
            var (hours, minutes, seconds) = hasTime ? (Part('H'), Part('M'), Seconds()) : default;
            var isMonths = years is not null || months is not null;
            var isClock = hours is not null || minutes is not null || seconds is not null;
            if (isMonths == (days is not null || isClock) || hasTime != isClock)
            {
                return null;
            }

            return isMonths
                ? FeelValue.Temporal(FeelKind.YearsMonths, sign * (((years ?? 0) * 12) + (months ?? 0)))
                : FeelValue.Temporal(FeelKind.DaysTime, sign * (((days ?? 0) * FeelCalendar.SecondsPerDay) + ((hours ?? 0) * 3600) + ((minutes ?? 0) * 60) + (seconds ?? 0)));
        }

        private ReadOnlySpan<char> Digits()
        {
            var start = _at;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            {
                _at++;
            }

            return _text[start.._at];
        }

        private int Two()
        {
            var fits = _at + 2 <= _text.Length && char.IsAsciiDigit(_text[_at]) && char.IsAsciiDigit(_text[_at + 1]);
            var number = fits ? ((_text[_at] - '0') * 10) + _text[_at + 1] - '0' : -1;
            _at += fits ? 2 : 0;
            return number;
        }

        private decimal Fraction()
        {
            if (_at + 1 >= _text.Length || _text[_at] != '.' || !char.IsAsciiDigit(_text[_at + 1]))
            {
                return 0;
            }

            var start = _at++;
            var digits = Digits().Length;
            return decimal.Parse(_text.Slice(start, Math.Min(digits, 12) + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        private int? Offset()
        {
            var sign = Take('-') ? -1 : Take('+') ? 1 : 0;
            if (sign == 0 || Two() is not (>= 0 and <= 18 and var hours) || !Take(':') || Two() is not (>= 0 and <= 59 and var minutes))
            {
                return null;
            }

            var seconds = Take(':') ? Two() : 0;
            return seconds is >= 0 and <= 59 ? sign * ((hours * 3600) + (minutes * 60) + seconds) : null;
        }

        private decimal? Part(char unit)
        {
            var start = _at;
            var digits = Digits();
            if (digits.Length is > 0 and <= 18 && Take(unit))
            {
                return decimal.Parse(digits, CultureInfo.InvariantCulture);
            }

            _at = start;
            return null;
        }

        private decimal? Seconds()
        {
            var start = _at;
            var digits = Digits();
            if (digits.Length is > 0 and <= 18)
            {
                _at += _text[_at..].StartsWith(".S") ? 1 : 0; // XML Schema lets a point stand alone
                var whole = decimal.Parse(digits, CultureInfo.InvariantCulture) + Fraction();
                if (Take('S'))
                {
                    return whole;
                }
            }

            _at = start;
            return null;
        }
    }
}
