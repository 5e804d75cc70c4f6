using System.Globalization;

namespace Synth.Engine.Configuration;

/// <summary>Gathers all that is wrong with a file, so that it is told at once.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class ProblemList(string path)
{
    private readonly List<(int Line, string Message)> problems = [];

    private readonly List<string> others = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => problems.Count + others.Count > 0;

    public void Add(int line, string message) => problems.Add((line, message));

    /// <summary>Adds what is wrong with another file, as the reading of it tells.</summary>
    public void AddThoseOf(Action reading)
    {
        try
        {
            reading();
        }
        catch (ConfigurationException exception)
        {
            others.Add(exception.Message);
        }
    }

    /// <summary>Does nothing when all is well.</summary>
    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new ConfigurationException(string.Join(
                Environment.NewLine,
                problems.OrderBy(problem => problem.Line)
                    .Select(problem => string.Create(CultureInfo.InvariantCulture, $"{path}:{problem.Line}: {problem.Message}"))
                    .Concat(others)));
        }
    }
}
