using System.ComponentModel.DataAnnotations;

namespace Otasuketai.Review.Web.Clock;

/// <summary>The configuration section "Clock".</summary>
public sealed class ClockSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Clock";

    /// <summary>
    /// Lanes in which a worker fires due timers, 1 to 8, each with a connection of its own. Two keep the database busy while one lane decides; more than
    /// the database has processors bring nothing.
    /// </summary>
    [Range(1, 8)]
    public int TimerLanes { get; set; } = 2;
}
