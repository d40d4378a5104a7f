using System.Text;
using Wheelhouse.Platform;

namespace Wheelhouse.Cli;

/// <summary>Finds the verb that was typed, calls it, and turns what went wrong into exit code and message.</summary>
static class CommandLine
{
    public static async Task<int> Run(string[] words, Channels channels, CancellationToken cancel)
    {
        var name = "";
        try
        {
            if (words.Length == 0)
            {
                await channels.Messages.WriteAsync(Help.Of(Verbs.All));
                return Exit.Unreadable;
            }

            if (Help.Asked(words) is { } help)
            {
                await channels.Output.WriteAsync(Encoding.UTF8.GetBytes(help), cancel);
                return Exit.Done;
            }

            var verb = Find(words);
            name = $"{verb.Name}: ";
            return await verb.Run(Read(verb, words.AsSpan(verb.Name.Count(' ') + 1), channels), cancel);
        }
        catch (UnreadableException wrong)
        {
            await channels.Messages.WriteLineAsync($"wheelhouse: {name}{wrong.Message}");
            return Exit.Unreadable;
        }
        catch (RefusedException no)
        {
            await channels.Messages.WriteLineAsync(Problem.Json(no.Refusal));
            return Exit.Refused;
        }
        catch (Exception wrong) when (DatabaseTrouble.Sentence(wrong) is { } sentence)
        {
            await channels.Messages.WriteLineAsync($"wheelhouse: {name}{sentence}");
            return Exit.Unreadable;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await channels.Messages.WriteLineAsync($"wheelhouse: {name}stopped");
            return Exit.Stopped;
        }
    }

    /// <summary>The verb whose words begin the line; a line that no verb begins is bad usage.</summary>
    static Verb Find(string[] words) =>
        Verbs.All.FirstOrDefault(verb => words.Take(verb.Name.Count(' ') + 1).SequenceEqual(verb.Name.Split(' ')))
        ?? throw new UnreadableException(
            $"there is no verb '{string.Join(' ', words.TakeWhile(word => !word.StartsWith('-')).Take(2))}'; "
            + $"expected one of: {string.Join(", ", Verbs.All.Select(verb => verb.Name))}");

    static Call Read(Verb verb, ReadOnlySpan<string> words, Channels channels)
    {
        var operands = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var n = 0; n < words.Length; n++)
        {
            if (words[n] == "-" || !words[n].StartsWith('-'))
            {
                operands.Add(words[n]);
                continue;
            }

            var name = words[n];
            var option = verb.Options.FirstOrDefault(one => one.Name == name)
                ?? throw new UnreadableException($"unknown option '{name}'; expected {verb.Usage}");
            if (option.Value is not null && n + 1 == words.Length)
            {
                throw new UnreadableException($"option '{name}' needs a value; expected {option.Usage}");
            }

            if (!settings.TryAdd(name, option.Value is null ? "" : words[++n]))
            {
                throw new UnreadableException($"option '{name}' is given twice");
            }
        }

        return operands.Count == verb.Operands.Count
            ? new(operands, settings, channels)
            : throw new UnreadableException($"{operands.Count} arguments given; expected {verb.Usage}");
    }
}
