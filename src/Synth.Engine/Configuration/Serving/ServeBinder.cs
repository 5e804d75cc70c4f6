using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Makes settings of a checked file of <c>synth serve</c>.</summary>
/// <param name="folder">The folder that relative paths start from.</param>
/// <param name="variable">The value of an environment variable; null where it is not set.</param>
/// <param name="problemOfSchedule">Says what is wrong with a schedule; null where nothing is.</param>
internal sealed partial class ServeBinder(string folder, Func<string, string?> variable, Func<string, string?> problemOfSchedule)
{
    public ServeConfiguration Bind(ConfigurationSection root, ProblemList problems)
    {
        var defaults = new ServeConfiguration();
        Exclude(root, "token-env", "token-file", problems);
        Exclude(root, "store-password-env", "store-password-file", problems);
        var jobs = (root.Find("jobs") as ConfigurationSection)?.Entries ?? [];
        var configuration = new ServeConfiguration
        {
            Listen = Address(root, "listen", "listen", problems, "http") ?? defaults.Listen,
            Hosts = root.Texts("hosts").ToValueList(),
            TokenVariable = root.Text("token-env"),
            TokenFile = root.Text("token-file") is { } file ? Place(file) : null,
            Store = new ConfiguredDatabase(
                root.Text("store") ?? defaults.Store.Address, root.Text("store-password-env"), root.Text("store-password-file"))
                .From(folder),
            Node = root.Text("node"),
            CheckInSeconds = (int?)root.Number("check-in-seconds") ?? defaults.CheckInSeconds,
            RunsKept = (int?)root.Number("runs-kept") ?? defaults.RunsKept,
            Notifications = Notifications(root.Find("notify") as ConfigurationSection, problems),
            Jobs = jobs.Select(job => Job((ConfigurationSection)job.Value, job.Key, problems)).OfType<JobSettings>().ToValueList(),
        };
        if (problems.Any)
        {
            AddProblemsOfFiles(jobs.Select(job => job.Value), problems);
        }

        return configuration;
    }

    // What of a job is missing is told by the shape.
    private JobSettings? Job(ConfigurationSection section, string name, ProblemList problems)
    {
        if (!JobName().IsMatch(name))
        {
            problems.Add(section.Line,
                $"jobs.{name}: a job's name has 1 to 50 lower-case letters, digits, hyphens and underscores, and begins with a "
                    + "letter or digit.");
        }

        var schedule = section.Text("schedule");
        if (schedule is not null && problemOfSchedule(schedule) is { } problem)
        {
            problems.Add(section.Find("schedule")!.Line, $"jobs.{name}.schedule: {problem}");
        }

        var job = new JobSettings(name, Place(section.Text("configuration") ?? ""), schedule ?? "")
        {
            TimeZone = TimeZone(section, name, problems),
            Model = section.Text("model") is { } model ? Place(model) : null,
            MaxAgeDays = MaxAge(section, name, problems),
            IsShared = section.Flag("cluster"),
            Missed = section.Choice<MissedRunPolicy>("missed") ?? MissedRunPolicy.Once,
        };
        return section.Text("configuration") is null || schedule is null ? null : job;
    }

    // The daemon reads the files of its jobs once its own is right; where that is not, they are told along, so that all is mended at once.
    private void AddProblemsOfFiles(IEnumerable<ConfigurationNode> jobs, ProblemList problems)
    {
        foreach (var file in jobs.Cast<ConfigurationSection>().Select(job => job.Text("configuration")).OfType<string>().Distinct())
        {
            problems.AddThoseOf(() => ConfigurationFile.Read(Place(file), variable));
        }
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
            Webhook = Address(section, "webhook", "notify.webhook", problems, "http", "https"),
            PublicAddress = Address(section, "public-address", "notify.public-address", problems, "http", "https"),
            MailServer = mail is null ? null : Address(mail, "server", "notify.mail.server", problems, "smtp", "smtps"),
            MailFrom = mail?.Text("from"),
            MailTo = mail?.Texts("to").ToValueList() ?? [],
            MailUser = mail?.Text("user"),
            MailPasswordVariable = mail?.Text("password-env"),
        };
    }

    private static Uri? Address(
        ConfigurationSection section, string name, string path, ProblemList problems, params string[] schemes)
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
            $"{path} must be an address that begins with {string.Join(" or ", schemes.Select(scheme => scheme + "://"))}.");
        return null;
    }

    private static void Exclude(ConfigurationSection root, string first, string second, ProblemList problems)
    {
        if (root.Find(first) is not null && root.Find(second) is { } other)
        {
            problems.Add(other.Line, $"give {first} or {second}, not both.");
        }
    }

    private string Place(string path) => Path.GetFullPath(path, folder);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]{0,49}\z")]
    private static partial Regex JobName();
}
