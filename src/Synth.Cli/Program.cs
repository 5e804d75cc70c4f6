using Synth.Cli;

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, CommandHost.OfProcess(), interruption.Token);
