using Otasuketai.Bpmn.Tests;
using Otasuketai.Bpmn.Tests.Conformance;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The test program; with "conformance [folder]" it measures the engine against the cases of others instead.
if (args is ["conformance", ..])
{
    return ConformanceRunner.Verb(args.ElementAtOrDefault(1), Console.Out);
}

return args.Any(a => a is "-automated" or "@@")
    ? await ConsoleRunner.Run(args)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
