using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Who is told when a job fails. Nobody by default.</summary>
public sealed record NotificationSettings
{
    /// <summary>An address that gets a JSON document by HTTP POST.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>The mail server: <c>smtp://host:587</c> (STARTTLS where offered) or <c>smtps://host:465</c>.</summary>
    public Uri? MailServer { get; init; }

    /// <summary>The sender's address.</summary>
    public string? MailFrom { get; init; }

    /// <summary>The recipients' addresses.</summary>
    public ValueList<string> MailTo { get; init; } = [];

    /// <summary>The name to log in with; null not to log in.</summary>
    public string? MailUser { get; init; }

    /// <summary>The environment variable that holds the mail password.</summary>
    public string? MailPasswordVariable { get; init; }

    /// <summary>Where the daemon's page is, for links in messages; null for no links.</summary>
    public Uri? PublicAddress { get; init; }
}
