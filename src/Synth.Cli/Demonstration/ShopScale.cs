using System.CommandLine;
using System.Globalization;
using Synth.Cli.Options;
using Synth.Engine;
using Synth.Engine.Demo;

namespace Synth.Cli.Demonstration;

/// <summary>The option that says how large the sample shop is.</summary>
internal sealed class ShopScale
{
    private const double Least = 0.01;
    private const double Most = 1000;

    private readonly Option<double?> scale = new("--scale")
    {
        Description = "Size of the sample shop, from 0.01 to 1000; 1 is about 65,000 rows [default: 1]",
        HelpName = "factor",
        CustomParser = result => OptionParsers.Number<double>("--scale")(result),
    };

    private ShopScale(Command command) => command.Options.Add(scale);

    public static ShopScale AddTo(Command command) => new(command);

    /// <summary>The shop that a command line asks for.</summary>
    /// <exception cref="ConfigurationException">It would be too small or too large.</exception>
    public ShopOptions Resolve(ParseResult parsed, long seed)
    {
        var value = parsed.GetValue(scale) ?? 1;
        return value is >= Least and <= Most
            ? new ShopOptions { Seed = seed, Scale = value }
            : throw new ConfigurationException(
                string.Create(CultureInfo.InvariantCulture, $"--scale is {value}; it must be from {Least} to {Most}."));
    }
}
