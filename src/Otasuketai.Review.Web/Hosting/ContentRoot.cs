namespace Otasuketai.Review.Web.Hosting;

/// <summary>Where <c>wwwroot</c> is: here, beside the program, or in the sources the program was built from.</summary>
internal static class ContentRoot
{
    private const string Project = "src/Otasuketai.Review.Web";

    /// <summary>Null leaves it to what the operator says.</summary>
    public static string? Find(string[] args)
    {
        if (args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null)
        {
            return null;
        }

        string[] near = [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        return near.Concat(Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, Project)))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "wwwroot")));
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
