using Wheelhouse.Server;

try
{
    var (app, settings) = await Composition.Compose(args);
    await using (app)
    {
        await app.Serve(settings);
    }

    return 0;
}
catch (Exception wrong) when (StartTrouble.Sentence(wrong) is { } sentence)
{
    await Console.Error.WriteLineAsync($"wheelhouse: {sentence}");
    return StartTrouble.Exit;
}
