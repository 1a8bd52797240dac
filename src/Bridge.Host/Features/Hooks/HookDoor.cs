using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Hooks;

/// <summary>A connection that may call the bridge.</summary>
/// <param name="Connection">Its name in the settings.</param>
/// <param name="Reader">Tells its calls from forged ones.</param>
/// <param name="OpenDesk">Opens the help desk whose tickets are read again.</param>
internal sealed record HookDoor(string Connection, IHookReader Reader, Func<Core.Tickets.ITicketDesk> OpenDesk);
