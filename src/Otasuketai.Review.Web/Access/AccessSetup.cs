using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Otasuketai.Review.Web.Rooms.SignIn;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Access;

/// <summary>Everything between a request and the page it asks for: who is asking, and whether the matrix lets them in.</summary>
public static class AccessSetup
{
    /// <summary>Registers it. Call it before anything that uses data protection: the first key is made under a lock.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddHostedService<FirstKey>();
        services.AddKeys(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddPeople();
        services.AddCookies(new CookieRules(environment));
        services.AddScoped<IAuthorizationHandler, MatrixHandler>();
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy = MatrixHandler.Policy);
        services.Configure<MvcOptions>(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.AddProxies(configuration);
        services.AddSignInLimits(configuration);
        return services.AddSignIn();
    }

    /// <summary>Call it after <c>UseLook</c>, which ends with routing.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<KnownDoors>();
        app.UseAuthorization();
    }

    /// <summary>Keys in the database; <c>Access:KeyCertificate</c>, a PKCS 12 file, has them encrypted there.</summary>
    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = services.AddDataProtection().SetApplicationName("otasuketai");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((options, database) => options.XmlRepository = new KeyTable(database));
        if (configuration["Access:KeyCertificate"] is { Length: > 0 } file)
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Access:KeyCertificatePassword"]);
            keys.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.Shortest,
                    RequiredUniqueChars = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<ReviewDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRules.Iterations);
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInFailures>();
        services.AddSingleton<SecondFactor>();
        services.AddScoped<CastSeeder>();
    }

    private static void AddCookies(this IServiceCollection services, CookieRules rules)
    {
        services.AddAuthentication(SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme, options =>
            {
                rules.Apply(options.Cookie, "otasuketai");
                SessionCookie.Configure(options);
            })
            .AddCookie(PendingCookie.Scheme, options =>
            {
                rules.Apply(options.Cookie, "otasuketai-pending");
                options.ExpireTimeSpan = PendingCookie.Lifetime;
                options.SlidingExpiration = false;
            });
        services.Configure<AntiforgeryOptions>(options => rules.Apply(options.Cookie, "otasuketai-form"));
    }
}
