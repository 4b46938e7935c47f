using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>Runs a property from a printed seed: a new one every time, or the one in PROPERTY_SEED. PROPERTY_RUNS multiplies the number of cases.</summary>
internal static class Seeds
{
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("PROPERTY_SEED"), CultureInfo.InvariantCulture, out var given) ? given : (ulong)Random.Shared.NextInt64();
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_RUNS"), CultureInfo.InvariantCulture, out var given) ? given : 1;

    public static void Check<T>(Arbitrary<T> values, int cases, Action<T> holds, ITestOutputHelper output)
    {
        output.WriteLine($"PROPERTY_SEED={Seed}, {cases * Times} cases");
        var replay = FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None));
        try
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases * Times).WithReplay(replay), Prop.ForAll(values, holds));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"PROPERTY_SEED={Seed}\n{e.Message}", e);
        }
    }
}
