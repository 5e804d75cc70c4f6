using System.Globalization;

namespace Synth.Engine.Configuration;

/// <summary>Gathers all that is wrong with a file, so that it is told at once.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class ProblemList(string path)
{
    private readonly List<(int Line, string Message)> problems = [];

    public void Add(int line, string message) => problems.Add((line, message));

    /// <summary>Does nothing when all is well.</summary>
    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new ConfigurationException(string.Join(
                Environment.NewLine,
                problems.OrderBy(problem => problem.Line)
                    .Select(problem => string.Create(CultureInfo.InvariantCulture, $"{path}:{problem.Line}: {problem.Message}"))));
        }
    }
}
