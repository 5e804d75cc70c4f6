namespace Synth.Engine.Configuration;

/// <summary>All that a file of <c>synth serve</c> may hold.</summary>
internal static class ServeShape
{
    private static readonly SectionShape Job = new(
    [
        new("configuration", new TextShape("a path"),
            "The job's configuration file, relative to this one; it names source and target.", "shop.yaml") { IsRequired = true },
        new("schedule", new TextShape("a cron expression"),
            "When it runs: minute hour day month weekday, or six fields with seconds first.", "\"0 2 * * *\"") { IsRequired = true },
        new("time-zone", new TextShape("a time zone"), "The schedule's time zone. Default: UTC.", "Europe/Berlin"),
        new("model", new TextShape("a path"),
            "The file that keeps the model from one run to the next, relative to this one. Default: each run fits.", "shop.synth"),
        new("max-age-days", new NumberShape(0.01m, 3650, IsWhole: false),
            "The age in days at which a kept model is fitted again. Default: never.", "7"),
        new("cluster", new FlagShape(), "true: the workers of the cluster that synth serve --cluster names load the target.", "true"),
        new("missed", ChoiceShape.Of<MissedRunPolicy>(),
            "What becomes of missed times: once (run as soon as possible) or skip. Default: once.", "once"),
    ]);

    private static readonly TextShape MailAddress = new("a mail address")
    {
        ProblemOf = text => System.Net.Mail.MailAddress.TryCreate(text, out _) ? null : "this is no mail address, such as dba@example.org.",
    };

    private static readonly SectionShape Mail = new(
    [
        new("server", new TextShape("an address"), "smtp://host:587 (STARTTLS where offered) or smtps://host:465.",
            "smtp://mail.example:587") { IsRequired = true },
        new("from", MailAddress, "The sender.", "synth@example.org") { IsRequired = true },
        new("to", new ListShape(MailAddress) { MayBeEmpty = false }, "The recipients.", "[dba@example.org]") { IsRequired = true },
        new("user", new TextShape("a name"), "The name to log in with. Default: no login.", "synth"),
        new("password-env", new TextShape("a name"), "The environment variable that holds the password.", "MAIL_PASSWORD"),
    ]);

    private static readonly SectionShape Notifications = new(
    [
        new("webhook", new TextShape("an address"), "Gets a JSON document by HTTP POST when a job fails.", "https://chat.example.org/hook"),
        new("mail", Mail, "Gets a message when a job fails.",
            "{ server: smtp://mail.example:587, from: synth@example.org, to: [dba@example.org] }"),
        new("public-address", new TextShape("an address"), "Where the page is, for links in messages.", "https://synth.example.org"),
    ]);

    /// <summary>The whole document.</summary>
    public static SectionShape Root { get; } = new(
    [
        new("listen", new TextShape("an address"),
            "Where the page and the API are. Default: http://127.0.0.1:8320.", "http://127.0.0.1:8320"),
        new("hosts", new ListShape(new TextShape("a host name")),
            "Further names under which the page may be asked for, such as a reverse proxy's.", "[synth.example.org]"),
        new("token-env", new TextShape("a name"),
            "The environment variable that holds the access token. Default: SYNTH_TOKEN.", "SYNTH_TOKEN"),
        new("token-file", new TextShape("a path"), "The file whose first line is the access token.", "/run/secrets/synth-token"),
        new("store", SectionShapes.Address,
            "The daemon's own database: sqlite:path for one node, postgres:// or sqlserver:// for several. Default: sqlite:synth-jobs.db.",
            "sqlite:synth-jobs.db"),
        new("store-password-env", new TextShape("a name"), "The environment variable that holds the store's password.", "STORE_PASSWORD"),
        new("store-password-file", new TextShape("a path"), "The file whose first line is the store's password.", "/run/secrets/store"),
        new("node", new TextShape("a name"), "This node's name, distinct in a cluster. Default: the machine's name.", "synth-1"),
        new("check-in-seconds", new NumberShape(1, 300, IsWhole: true),
            "Seconds between a node's signs of life; after three missed ones another node takes over. Default: 10.", "10"),
        new("runs-kept", new NumberShape(1, 100_000, IsWhole: true), "Runs of each job that are remembered. Default: 500.", "500"),
        new("notify", Notifications, "Who is told of failures.", "{ webhook: https://chat.example.org/hook }"),
        new("jobs", new MapShape("a job", Job), "The jobs, by name.",
            "{ shop: { configuration: shop.yaml, schedule: \"0 2 * * *\" } }") { IsRequired = true },
    ]);
}
