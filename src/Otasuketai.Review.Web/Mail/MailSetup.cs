using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Otasuketai.Review.Web.Hosting;

namespace Otasuketai.Review.Web.Mail;

/// <summary>The post: outbox, letters, the way out and, in development, the mailbox.</summary>
public static class MailSetup
{
    /// <summary>Registers everything of the post; needs an <see cref="NpgsqlDataSource"/> and data protection.</summary>
    public static IServiceCollection AddPost(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<MailSettings>().Bind(configuration.GetSection(MailSettings.Section))
            .PostConfigure(s =>
            {
                s.Mode ??= environment.IsDevelopment() ? MailMode.Pickup : MailMode.Smtp;
                s.PickupDirectory ??= RunningData.Folder(configuration, "mail");
            })
            .Validate(s => LetterMessage.Parse(s.From) is not null, "Mail:From must be one plain address.")
            .Validate(s => Uri.TryCreate(s.SiteAddress, UriKind.Absolute, out var site) && site.Scheme is "http" or "https", "Mail:SiteAddress must be an http or https address.")
            .ValidateOnStart();
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<LetterWriter>();
        services.TryAddSingleton<PickupTransport>();
        services.TryAddSingleton<PickupFolder>();
        services.TryAddSingleton<SmtpTransport>();
        services.TryAddSingleton<IMailTransport>(Transport);
        services.TryAddSingleton<OutboxSender>();
        return services;
    }

    private static IMailTransport Transport(IServiceProvider services) => services.GetRequiredService<IOptions<MailSettings>>().Value.Mode switch
    {
        MailMode.Pickup => services.GetRequiredService<PickupTransport>(),
        MailMode.Smtp or null => services.GetRequiredService<SmtpTransport>(),
    };
}
