namespace Otasuketai.Review.Web.Mail;

/// <summary>How letters leave the house.</summary>
public enum MailMode
{
    /// <summary>Handed to a mail server; what production uses.</summary>
    Smtp,

    /// <summary>Written to a folder and read at <c>/dev/mailbox</c>; for development.</summary>
    Pickup,
}

/// <summary>The configuration section "Mail".</summary>
public sealed class MailSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>Smtp or Pickup; without a word, Pickup in development and Smtp everywhere else.</summary>
    public MailMode? Mode { get; set; }

    /// <summary>The mail server's name.</summary>
    public string Host { get; set; } = "localhost";

    /// <summary>The mail server's port.</summary>
    public int Port { get; set; } = 25;

    /// <summary>Whether the server must offer STARTTLS; a server that does not gets no letter.</summary>
    public bool StartTls { get; set; }

    /// <summary>Name for the server, when it asks for one.</summary>
    public string? UserName { get; set; }

    /// <summary>Secret for the server, when it asks for one.</summary>
    public string? Password { get; set; }

    /// <summary>The sender's address; its domain also ends every Message-ID.</summary>
    public string From { get; set; } = "no-reply@otasuketai.example";

    /// <summary>Where Pickup writes; <c>mail</c> in the folder of running data when it is absent.</summary>
    public string? PickupDirectory { get; set; }

    /// <summary>The address of the site that letters link to, without a slash at the end.</summary>
    public string SiteAddress { get; set; } = "http://localhost:5080";

    /// <summary>The longest one letter may take before its fate counts as unclear.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(45);
}
