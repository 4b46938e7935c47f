using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>What a service watches (監視の種類); decides the worksheet, the price ceiling and what it may be ranked against.</summary>
public enum MonitoringType
{
    /// <summary>端末監視.</summary>
    Endpoint,

    /// <summary>ネットワーク監視.</summary>
    Network,

    /// <summary>併用: endpoint and network together.</summary>
    Combined,
}

/// <summary>The stored words and labels of the monitoring types.</summary>
public static class MonitoringTypes
{
    /// <summary>The stored word.</summary>
    public static string Code(this MonitoringType type) => type switch
    {
        MonitoringType.Endpoint => "endpoint",
        MonitoringType.Network => "network",
        MonitoringType.Combined => "combined",
    };

    /// <summary>The label of a page.</summary>
    public static Bilingual Words(this MonitoringType type) => type switch
    {
        MonitoringType.Endpoint => new("端末監視型", "Endpoint"),
        MonitoringType.Network => new("ネットワーク監視型", "Network"),
        MonitoringType.Combined => new("併用型", "Combined"),
    };

    /// <summary>The type a stored word stands for; null when it is none.</summary>
    public static MonitoringType? Read(string code)
    {
        foreach (var type in Enum.GetValues<MonitoringType>())
        {
            if (type.Code() == code)
            {
                return type;
            }
        }
        return null;
    }
}
