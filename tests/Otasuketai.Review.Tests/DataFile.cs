namespace Otasuketai.Review.Tests;

/// <summary>The data files the product ships, as the tests' own embedded copies.</summary>
internal static class DataFile
{
    internal static string Text(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"data/{name}")
            ?? throw new InvalidOperationException($"data/{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
