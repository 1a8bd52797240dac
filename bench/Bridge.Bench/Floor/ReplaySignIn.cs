using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Bridge.Bench.Floor;

/// <summary>How the floor signs in and how many calls it has in flight, as a file of the plan. Without the file it is the floor of Zendesk.</summary>
internal static class ReplaySignIn
{
    private const string File = "sign-in.txt";

    /// <summary>Writes the file.</summary>
    /// <param name="folder">Folder of the plan.</param>
    /// <param name="parallel">Calls in flight.</param>
    /// <param name="signIn">A header's value, or path and form of the call that gives a token.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteAsync(string folder, int parallel, string signIn, CancellationToken cancellationToken) =>
        System.IO.File.WriteAllTextAsync(Path.Combine(folder, File), string.Create(CultureInfo.InvariantCulture, $"{parallel}\n{signIn}"), cancellationToken);

    /// <summary>Reads the file.</summary>
    /// <param name="folder">Folder of the plan.</param>
    /// <returns>Calls in flight and how to sign in; null without the file.</returns>
    public static (int Parallel, string SignIn)? Read(string folder) =>
        Path.Combine(folder, File) is var path && System.IO.File.Exists(path) && System.IO.File.ReadAllLines(path) is [var parallel, var signIn]
            ? (int.Parse(parallel, CultureInfo.InvariantCulture), signIn)
            : null;

    /// <summary>Signs a client in.</summary>
    /// <param name="http">The client.</param>
    /// <param name="signIn">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when calls of the client are signed.</returns>
    public static async Task OpenAsync(HttpClient http, string signIn, CancellationToken cancellationToken)
    {
        if (signIn.Split(' ', 2) is not [['/', ..] path, var form])
        {
            http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(signIn);
            return;
        }

        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(path, content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
    }
}
