using System.Runtime.InteropServices;
using Wheelhouse.Cli;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using var input = Console.OpenStandardInput();
await using var output = Console.OpenStandardOutput();
return await CommandLine.Run(args, new(input, output, Console.Error), stop.Token);

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
