using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Notifying;

/// <summary>Sends a notice by mail.</summary>
internal sealed class MailChannel(NotificationSettings settings, Func<string, string?> variable) : INoticeChannel
{
    /// <inheritdoc/>
    public string Name => "the mail server";

    /// <inheritdoc/>
    public async Task SendAsync(FailureNotice notice, CancellationToken cancellationToken)
    {
        using var message = MessageOf(notice);
        using var client = new SmtpClient();
        var server = settings.MailServer!;
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(server.Host, server.Port, security, cancellationToken);
        if (settings.MailUser is { } user)
        {
            var password = settings.MailPasswordVariable is { } name ? variable(name) : null;
            var known = password
                ?? throw new ConfigurationException("notify.mail has a user and no password. Name its variable by password-env.");
            await client.AuthenticateAsync(user, known, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private MimeMessage MessageOf(FailureNotice notice)
    {
        var message = new MimeMessage { Subject = $"Synth: {notice.Job} failed" };
        message.From.Add(MailboxAddress.Parse(settings.MailFrom!));
        message.To.AddRange(settings.MailTo.Select(address => MailboxAddress.Parse(address)));
        message.Body = new TextPart("plain")
        {
            Text = string.Create(CultureInfo.InvariantCulture, $"""
                The job {notice.Job} failed on {notice.Node} after {notice.Seconds:0} seconds,
                    begun {notice.StartedAt:yyyy-MM-dd HH:mm:ss} UTC,
                with exit code {notice.ExitCode}. The target is as it was before.

                {notice.Message}

                Run: {notice.Run}
                {notice.Link}
                """),
        };
        return message;
    }
}
