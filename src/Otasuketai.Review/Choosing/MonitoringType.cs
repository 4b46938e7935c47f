using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>What a service watches (監視の種類); decides the worksheet, the price ceiling and what it may be ranked against.</summary>
public enum MonitoringType
{
    /// <summary>端末見守り型.</summary>
    Endpoint,

    /// <summary>ネットワーク見守り型.</summary>
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

    /// <summary>The label, the same on every page and form.</summary>
    public static Bilingual Words(this MonitoringType type) => type switch
    {
        MonitoringType.Endpoint => new("端末見守り型（EDR）", "Endpoint (EDR)"),
        MonitoringType.Network => new("ネットワーク見守り型（UTM）", "Network (UTM)"),
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
