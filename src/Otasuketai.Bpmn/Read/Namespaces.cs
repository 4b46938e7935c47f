namespace Otasuketai.Bpmn;

/// <summary>XML namespaces of a .bpmn file.</summary>
public static class Namespaces
{
    /// <summary>The BPMN 2.0 model.</summary>
    public const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// <summary>BPMN diagram interchange.</summary>
    public const string Di = "http://www.omg.org/spec/BPMN/20100524/DI";

    /// <summary>Bounds.</summary>
    public const string Dc = "http://www.omg.org/spec/DD/20100524/DC";

    /// <summary>Waypoints.</summary>
    public const string DiBase = "http://www.omg.org/spec/DD/20100524/DI";

    /// <summary>The engine's own attributes, prefix otr by custom.</summary>
    public const string Otr = "https://otasuketai.example/bpmn/1";
}
