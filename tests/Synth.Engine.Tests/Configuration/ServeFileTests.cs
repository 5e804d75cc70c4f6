using Synth.Engine.Configuration;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

public sealed class ServeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("synth-serve-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_setting_is_bound()
    {
        var configuration = Read("""
            listen: http://0.0.0.0:9000
            hosts: [synth.example.org]
            token-file: token
            store: postgres://synth@db.example/jobs
            store-password-env: STORE_PASSWORD
            node: one
            check-in-seconds: 5
            runs-kept: 50
            notify:
              webhook: https://chat.example.org/hook
              public-address: https://synth.example.org
              mail: { server: smtps://mail.example:465, from: synth@example.org, to: [dba@example.org], user: synth, password-env: MAIL_PASSWORD }
            jobs:
              shop: { configuration: jobs/shop.yaml, schedule: "${HOUR:-0 2} * * *", time-zone: Europe/Berlin, missed: skip }
              other: { configuration: /etc/synth/other.yaml, schedule: "0 0 3 * * ?", model: other.synth, max-age-days: 7, cluster: true }
            """);

        Assert.Equal(
            new ServeConfiguration
            {
                Listen = new Uri("http://0.0.0.0:9000"),
                Hosts = ["synth.example.org"],
                TokenFile = Path.Combine(folder, "token"),
                Store = new ConfiguredDatabase("postgres://synth@db.example/jobs", "STORE_PASSWORD") { Folder = folder },
                Node = "one",
                CheckInSeconds = 5,
                RunsKept = 50,
                Notifications = new NotificationSettings
                {
                    Webhook = new Uri("https://chat.example.org/hook"),
                    PublicAddress = new Uri("https://synth.example.org"),
                    MailServer = new Uri("smtps://mail.example:465"),
                    MailFrom = "synth@example.org",
                    MailTo = ["dba@example.org"],
                    MailUser = "synth",
                    MailPasswordVariable = "MAIL_PASSWORD",
                },
                Jobs =
                [
                    new JobSettings("shop", Path.Combine(folder, "jobs", "shop.yaml"),
                        "0 2 * * *") { TimeZone = "Europe/Berlin", Missed = MissedRunPolicy.Skip },
                    new JobSettings("other", "/etc/synth/other.yaml", "0 0 3 * * ?")
                    {
                        Model = Path.Combine(folder, "other.synth"),
                        MaxAgeDays = 7,
                        IsShared = true,
                    },
                ],
            },
            configuration);
    }

    [Fact]
    public void What_is_left_open_is_safe()
    {
        var configuration = Read("jobs: { shop: { configuration: shop.yaml, schedule: 0 2 * * * } }");

        Assert.True(configuration.Listen.IsLoopback);
        Assert.Equal($"sqlite:{Path.Combine(folder, "synth-jobs.db")}", configuration.Store.Locate()!.ToString());
        Assert.Equal(("UTC", MissedRunPolicy.Once), (configuration.Jobs[0].TimeZone, configuration.Jobs[0].Missed));
    }

    [Fact]
    public void All_problems_are_told_with_their_lines()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read("""
            listen: 127.0.0.1:9000
            token-env: A
            token-file: b
            notfy: {}
            jobs:
              Shop Floor: { configuration: a.yaml, schedule: "0 2 * * *" }
              shop: { schedule: "0 2 * * *", time-zone: Mars/Olympus }
              ../etc: { configuration: a.yaml, schedule: "0 2 * * *" }
            """));

        Assert.Contains(":1: listen must be an address that begins with http://", error.Message, StringComparison.Ordinal);
        Assert.Contains(":3: give token-env or token-file", error.Message, StringComparison.Ordinal);
        Assert.Contains(":4: there is no setting notfy. Did you mean notify?", error.Message, StringComparison.Ordinal);
        Assert.Contains(":6: jobs.Shop Floor: a job's name", error.Message, StringComparison.Ordinal);
        Assert.Contains(":7: jobs.shop lacks configuration", error.Message, StringComparison.Ordinal);
        Assert.Contains(":8: jobs.../etc: a job's name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_setting_of_a_job_that_is_wrong_is_told_even_where_others_are_missing()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read("""
            notify:
              webhook: chat.example.org
              mail: { server: imap://mail.example, from: nobody, to: [] }
            jobs:
              shop:
                schedule: tomorrow
                time-zone: Mars/Olympus
                missed: twice
                max-age-days: 0
            """));

        Assert.Equal(
            [
                ":2: notify.webhook must be an address that begins with http:// or https://.",
                ":3: notify.mail.from: this is no mail address, such as dba@example.org.",
                ":3: notify.mail.to must be a list that is not empty, each item a mail address.",
                ":3: notify.mail.server must be an address that begins with smtp:// or smtps://.",
                ":6: jobs.shop lacks configuration: a path.",
                ":6: jobs.shop.schedule: tomorrow never comes",
                ":7: jobs.shop.time-zone: there is no time zone Mars/Olympus. Take an IANA name, such as Europe/Berlin.",
                ":8: jobs.shop.missed must be one of once, skip.",
                ":9: jobs.shop.max-age-days must be a number from 0.01 to 3650.",
            ],
            error.Message.Split(Environment.NewLine).Select(line => line[$"{folder}/serve.yaml".Length..]));
    }

    [Fact]
    public void What_is_wrong_with_the_files_of_jobs_is_told_along()
    {
        File.WriteAllText(Path.Combine(folder, "shop.yaml"), "source: sqlite:shop.db\nsead: 1\n");

        var error = Assert.Throws<ConfigurationException>(() => Read("""
            liste: x
            jobs:
              one: { configuration: shop.yaml, schedule: "0 2 * * *" }
              two: { configuration: shop.yaml, schedule: "0 3 * * *" }
              three: { configuration: gone.yaml, schedule: "0 3 * * *" }
            """));

        var lines = error.Message.Split(Environment.NewLine);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("serve.yaml:1: there is no setting liste. Did you mean listen?", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("shop.yaml:2: there is no setting sead. Did you mean seed?", lines[1], StringComparison.Ordinal);
        Assert.Contains("gone.yaml cannot be read", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_jobs_is_refused() => Assert.Throws<ConfigurationException>(() => Read("# nothing"));

    [Fact]
    public void Every_example_of_a_setting_is_right()
    {
        var lines = ServeShape.Root.Settings.Where(setting => !setting.Name.EndsWith("-file", StringComparison.Ordinal))
            .Select(setting => $"{setting.Name}: {setting.Example}");

        Assert.NotEmpty(Read(string.Join("\n", lines)).Jobs);
    }

    private ServeConfiguration Read(string text)
    {
        var path = Path.Combine(folder, "serve.yaml");
        File.WriteAllText(path, text);
        return ServeFile.Read(path, _ => null, schedule => schedule == "tomorrow" ? "tomorrow never comes" : null);
    }
}
