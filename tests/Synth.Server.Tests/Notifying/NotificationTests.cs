using System.Text.Json.Nodes;
using netDumbster.smtp;
using Synth.Connectors;
using Synth.Engine.Configuration;
using Synth.Server.Store;

namespace Synth.Server.Tests;

public sealed class NotificationTests : IDisposable
{
    private readonly JobFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_failure_is_posted_to_the_webhook_and_a_success_is_not()
    {
        await using var receiver = await WebhookReceiver.StartAsync(failures: 1);
        await using var daemon = await TestDaemon.StartAsync(folder.Configuration() with
        {
            Notifications = new NotificationSettings { Webhook = receiver.Address, PublicAddress = new Uri("https://synth.example/") },
        });
        await daemon.RunAsync("shop");
        daemon.Runner.Failure = new ConnectionException("The source refused the login.", isTransient: false);
        var run = await daemon.RunAsync("shop");
        var notice = JsonNode.Parse(await receiver.NextAsync())!;

        Assert.Equal("shop", notice["job"]!.GetValue<string>());
        Assert.Equal(run.Id, notice["run"]!.GetValue<string>());
        Assert.Equal(3, notice["exitCode"]!.GetValue<int>());
        Assert.Equal("The source refused the login.", notice["message"]!.GetValue<string>());
        Assert.Equal($"https://synth.example/#run/{run.Id}", notice["link"]!.GetValue<string>());
        // The first attempt was turned away.
        Assert.Equal(2, receiver.Requests);
    }

    [Fact]
    public async Task A_failure_is_sent_by_mail()
    {
        using var server = SimpleSmtpServer.Start(FreePort.Find());
        await using var daemon = await TestDaemon.StartAsync(folder.Configuration() with
        {
            Notifications = new NotificationSettings
            {
                MailServer = new Uri($"smtp://127.0.0.1:{server.Configuration.Port}"),
                MailFrom = "synth@example.org",
                MailTo = ["dba@example.org", "qa@example.org"],
            },
        });
        daemon.Runner.Failure = new ConnectionException("The source refused the login.", isTransient: false);
        var run = await daemon.RunAsync("shop");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (server.ReceivedEmailCount == 0)
        {
            await Task.Delay(50, patience.Token);
        }

        var mail = server.ReceivedEmail[0];
        Assert.Equal("Synth: shop failed", mail.Subject);
        Assert.Equal(["dba@example.org", "qa@example.org"], mail.ToAddresses.Select(address => address.Address));
        Assert.Contains("The source refused the login.", mail.MessageParts[0].BodyData, StringComparison.Ordinal);
        Assert.Contains(run.Id, mail.MessageParts[0].BodyData, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_fails_nothing()
    {
        await using var daemon = await TestDaemon.StartAsync(folder.Configuration() with
        {
            Notifications = new NotificationSettings { Webhook = new Uri($"http://127.0.0.1:{FreePort.Find()}/") },
        });
        daemon.Runner.Failure = new ConnectionException("The source refused the login.", isTransient: false);

        Assert.Equal(RunState.Failed, (await daemon.RunAsync("shop")).State);
    }
}
