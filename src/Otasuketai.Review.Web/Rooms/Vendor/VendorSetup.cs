namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>Registers what the pages of this room ask for.</summary>
public static class VendorSetup
{
    /// <summary>Cases, saving and uploads of the vendor who is asking.</summary>
    public static IServiceCollection AddVendorRoom(this IServiceCollection services) =>
        services.AddScoped<VendorCases>().AddScoped<Saving>().AddScoped<Uploads>();
}
