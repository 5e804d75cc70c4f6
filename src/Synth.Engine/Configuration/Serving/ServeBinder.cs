using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Makes settings of a checked file of <c>synth serve</c>.</summary>
/// <param name="folder">The folder that relative paths start from.</param>
internal sealed partial class ServeBinder(string folder)
{
    private const string SqlitePrefix = "sqlite:";

    public ServeConfiguration Bind(ConfigurationSection root, ProblemList problems)
    {
        var defaults = new ServeConfiguration();
        Exclude(root, "token-env", "token-file", problems);
        Exclude(root, "store-password-env", "store-password-file", problems);
        return new ServeConfiguration
        {
            Listen = Address(root, "listen", problems, "http") ?? defaults.Listen,
            Hosts = root.Texts("hosts").ToValueList(),
            TokenVariable = root.Text("token-env"),
            TokenFile = root.Text("token-file") is { } file ? Place(file) : null,
            Store = new ConfiguredDatabase(
                StoreAddress(root.Text("store") ?? defaults.Store.Address!), root.Text("store-password-env"),
                    root.Text("store-password-file")),
            Node = root.Text("node"),
            CheckInSeconds = (int?)root.Number("check-in-seconds") ?? defaults.CheckInSeconds,
            RunsKept = (int?)root.Number("runs-kept") ?? defaults.RunsKept,
            Notifications = Notifications(root.Find("notify") as ConfigurationSection, problems),
            Jobs = Jobs(root.Find("jobs") as ConfigurationSection, problems),
        };
    }

    private ValueList<JobSettings> Jobs(ConfigurationSection? jobs, ProblemList problems)
    {
        var found = new List<JobSettings>();
        foreach (var (name, node) in jobs?.Entries ?? [])
        {
            if (!JobName().IsMatch(name))
            {
                problems.Add(node.Line,
                    $"jobs.{name}: a job's name has 1 to 50 lower-case letters, digits, hyphens and underscores, and begins with a "
                        + "letter or digit.");
            }
            else if (node is ConfigurationSection section && section.Text("configuration") is { } file
                && section.Text("schedule") is { } schedule)
            {
                found.Add(new JobSettings(name, Place(file), schedule)
                {
                    TimeZone = TimeZone(section, name, problems),
                    Model = section.Text("model") is { } model ? Place(model) : null,
                    MaxAgeDays = MaxAge(section, name, problems),
                    IsShared = section.Flag("cluster"),
                    Missed = section.Choice<MissedRunPolicy>("missed") ?? MissedRunPolicy.Once,
                });
            }
        }

        return found.ToValueList();
    }

    private static double? MaxAge(ConfigurationSection section, string job, ProblemList problems)
    {
        if (section.Find("max-age-days") is { } age && section.Text("model") is null)
        {
            problems.Add(age.Line, $"jobs.{job}.max-age-days is the age of a kept model; name its file by model.");
        }

        return (double?)section.Number("max-age-days");
    }

    private static string TimeZone(ConfigurationSection section, string job, ProblemList problems)
    {
        var zone = section.Text("time-zone") ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            problems.Add(section.Find("time-zone")!.Line,
                $"jobs.{job}.time-zone: there is no time zone {zone}. Take an IANA name, such as Europe/Berlin.");
        }

        return zone;
    }

    private static NotificationSettings Notifications(ConfigurationSection? section, ProblemList problems)
    {
        var mail = section?.Find("mail") as ConfigurationSection;
        return section is null ? new() : new()
        {
            Webhook = Address(section, "webhook", problems, "http", "https"),
            PublicAddress = Address(section, "public-address", problems, "http", "https"),
            MailServer = mail is null ? null : Address(mail, "server", problems, "smtp", "smtps"),
            MailFrom = mail?.Text("from"),
            MailTo = mail?.Texts("to").ToValueList() ?? [],
            MailUser = mail?.Text("user"),
            MailPasswordVariable = mail?.Text("password-env"),
        };
    }

    private static Uri? Address(ConfigurationSection section, string name, ProblemList problems, params string[] schemes)
    {
        if (section.Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme))
        {
            return address;
        }

        problems.Add(section.Find(name)!.Line,
            $"{name} must be an address that begins with {string.Join(" or ", schemes.Select(scheme => scheme + "://"))}.");
        return null;
    }

    private static void Exclude(ConfigurationSection root, string first, string second, ProblemList problems)
    {
        if (root.Find(first) is not null && root.Find(second) is { } other)
        {
            problems.Add(other.Line, $"give {first} or {second}, not both.");
        }
    }

    private string StoreAddress(string text) =>
        text.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase) ? SqlitePrefix + Place(text[SqlitePrefix.Length..]) : text;

    private string Place(string path) => Path.GetFullPath(path, folder);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]{0,49}\z")]
    private static partial Regex JobName();
}
