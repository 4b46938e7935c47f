namespace Otasuketai.Review.Web.Hosting;

/// <summary>What the program writes while it runs, outside the database: the setting <c>Review:Var</c>, else <c>var</c> where the program was started.</summary>
internal static class RunningData
{
    /// <summary>The full path of one folder in it.</summary>
    public static string Folder(IConfiguration configuration, string name) => Path.GetFullPath(Path.Combine(configuration["Review:Var"] ?? "var", name));
}
