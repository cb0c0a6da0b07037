<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="en">
<context>
    <name>AccountButton</name>
    <message>
        <source>{name}, {roles}. Menu</source>
        <translation>{name}, {roles}. Menú</translation>
    </message>
</context>
<context>
    <name>ActForm</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Needs two people</source>
        <translation>Requiere dos personas</translation>
    </message>
    <message>
        <source>The case changed meanwhile, and this can no longer be done. What you wrote is still here, to be copied.</source>
        <translation>El caso cambió entretanto y esto ya no puede hacerse. Lo que escribió sigue aquí, para copiarlo.</translation>
    </message>
    <message>
        <source>The text changed meanwhile. Read it as it is now, then go on: what you wrote is still here.</source>
        <translation>El texto cambió entretanto. Léalo como está ahora y continúe: lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>Still missing: {fields}.</source>
        <translation>Falta: {fields}.</translation>
    </message>
    <message>
        <source>Something written here cannot be recorded.</source>
        <translation>Algo de lo escrito no se puede registrar.</translation>
    </message>
    <message>
        <source>Nothing was recorded. A line holds no line breaks or control characters, and a text holds at least one word.</source>
        <translation>No se registró nada. Un renglón no lleva saltos ni caracteres de control, y un texto lleva al menos una palabra.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Register alert</source>
        <translation>Registrar alerta</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Buscar alertas</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Awaiting me</source>
        <translation>Por acordar</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Copy folio</source>
        <translation>Copiar folio</translation>
    </message>
    <message>
        <source>Save trust card…</source>
        <translation>Guardar tarjeta de confianza…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Colores del sistema</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Colores claros</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Colores oscuros</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>AlertsModel</name>
    <message>
        <source>Folio</source>
        <translation>Folio</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Solicitada</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Reading the list</source>
        <translation>Leyendo la lista</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alerta</numerusform>
            <numerusform>%n alertas</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert matches.</source>
        <translation>Ninguna alerta coincide.</translation>
    </message>
    <message>
        <source>Show all alerts</source>
        <translation>Ver todas las alertas</translation>
    </message>
    <message>
        <source>There are no alerts yet.</source>
        <translation>Todavía no hay alertas.</translation>
    </message>
    <message>
        <source>There is text that has not been recorded.</source>
        <translation>Hay texto sin registrar.</translation>
    </message>
    <message>
        <source>Record it or cancel it, then go on.</source>
        <translation>Regístrelo o cancélelo y después continúe.</translation>
    </message>
</context>
<context>
    <name>AlertsTable</name>
    <message>
        <source>List of alerts</source>
        <translation>Lista de alertas</translation>
    </message>
</context>
<context>
    <name>AwaitingPage</name>
    <message>
        <source>Nothing waits for your agreement.</source>
        <translation>Nada espera su acuerdo.</translation>
    </message>
    <message>
        <source>Nobody decides alone. Here is what others proposed and a second person, you, may agree to or refuse.</source>
        <translation>Nadie decide a solas. Aquí está lo que otras personas propusieron y a usted, como segunda persona, le toca acordar o rechazar.</translation>
    </message>
    <message>
        <source>Awaiting me</source>
        <translation>Por acordar</translation>
    </message>
    <message>
        <source>Agreeing</source>
        <translation>Dando el acuerdo</translation>
    </message>
</context>
<context>
    <name>BannerWidget</name>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Risk not assessed</source>
        <translation>Riesgo sin evaluar</translation>
    </message>
    <message>
        <source>Conducts not classified yet</source>
        <translation>Conductas sin clasificar</translation>
    </message>
    <message>
        <source>Risk: {level}</source>
        <translation>Riesgo: {level}</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) read it</source>
        <translation>
            <numerusform>La ve %n persona</numerusform>
            <numerusform>La ven %n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Tabs of the case</source>
        <translation>Pestañas del caso</translation>
    </message>
    <message>
        <source>Opening the case</source>
        <translation>Abriendo el caso</translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation>No se pudo abrir el caso.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>This case is incomplete.</source>
        <translation>Este caso está incompleto.</translation>
    </message>
    <message>
        <source>Content that your keys should open is missing or does not match its commitment. Nothing is decided on it until that is mended: synchronise, and if it stays so, tell administration.</source>
        <translation>Falta contenido que sus llaves deberían abrir, o no coincide con lo registrado. No se decide nada sobre él hasta corregirlo: sincronice y, si sigue igual, avise a administración.</translation>
    </message>
    <message>
        <source>There is a step that has not been recorded.</source>
        <translation>Hay un paso sin registrar.</translation>
    </message>
    <message>
        <source>Record it or cancel it, then begin another one.</source>
        <translation>Regístrelo o cancélelo antes de comenzar otro.</translation>
    </message>
</context>
<context>
    <name>CaseTabs</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Public versions</source>
        <translation>Versiones públicas</translation>
    </message>
</context>
<context>
    <name>ChoiceInput</name>
    <message>
        <source>Not stated</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elija…</translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/aaaa</translation>
    </message>
    <message>
        <source>Write the day as dd/mm/yyyy.</source>
        <translation>Escriba la fecha como dd/mm/aaaa.</translation>
    </message>
    <message>
        <source>That day has not come yet.</source>
        <translation>Ese día todavía no llega.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd, MMMM d, yyyy</source>
        <translation>dddd d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>ddd, MMM d, yyyy</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Synchronising</source>
        <translation>Sincronizando</translation>
    </message>
    <message>
        <source>Looking for news</source>
        <translation>Buscando novedades</translation>
    </message>
</context>
<context>
    <name>DraftNote</name>
    <message>
        <source>Discard draft</source>
        <translation>Descartar borrador</translation>
    </message>
    <message>
        <source>Your draft is back; nothing of it is recorded yet.</source>
        <translation>Su borrador está de vuelta; nada de él se ha registrado todavía.</translation>
    </message>
</context>
<context>
    <name>Envelope</name>
    <message>
        <source>Two custodians</source>
        <translation>Dos custodias</translation>
    </message>
    <message>
        <source>Closed envelope</source>
        <translation>Sobre cerrado</translation>
    </message>
    <message>
        <source>Only two custodians open it together, and it is recorded.</source>
        <translation>Solo dos custodias lo abren juntas, y queda en la bitácora.</translation>
    </message>
    <message>
        <source>No identity</source>
        <translation>Sin identidad</translation>
    </message>
    <message>
        <source>The person did not tell it, or it has not been sealed.</source>
        <translation>La persona no la dio o todavía no se sella.</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>pending</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>indexed</source>
        <translation>asentado</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>sellado</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>{name} (needed)</source>
        <translation>{name} (necesario)</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>It is recorded word by word, so that a redacted copy can prove what it says.</source>
        <translation>Se registra palabra por palabra, para que una copia testada pueda probar lo que dice.</translation>
    </message>
    <message>
        <source>A second person has to agree before it has effect.</source>
        <translation>Una segunda persona debe acordarlo antes de que tenga efecto.</translation>
    </message>
    <message>
        <source>The person consents to being protected.</source>
        <translation>La persona consiente en ser protegida.</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Uno en cada renglón.</translation>
    </message>
    <message>
        <source>Needed to grant; none otherwise.</source>
        <translation>Necesarias para otorgar; si no, ninguna.</translation>
    </message>
    <message>
        <source>The person consents to the referral.</source>
        <translation>La persona consiente en la canalización.</translation>
    </message>
</context>
<context>
    <name>Grown</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>ManyInput</name>
    <message>
        <source>Type to narrow the list</source>
        <translation>Escriba para acortar la lista</translation>
    </message>
    <message>
        <source>{name}: narrow the list</source>
        <translation>{name}: acortar la lista</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The system refused: {reason}.</source>
        <translation>El sistema no lo permitió: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Mend the cause and try again.</source>
        <translation>No se registró nada. Corrija la causa e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Something failed inside the program ({kind}).</source>
        <translation>Algo falló dentro del programa ({kind}).</translation>
    </message>
    <message>
        <source>What was recorded before is safe. Look whether the last step is in the timeline before you repeat it; if it happens again, tell whoever maintains the program.</source>
        <translation>Lo registrado antes está a salvo. Antes de repetir el último paso, vea si ya está en la línea de tiempo; si vuelve a ocurrir, avise a quien mantiene el programa.</translation>
    </message>
</context>
<context>
    <name>NumberInput</name>
    <message>
        <source>Write the amount with digits, such as 4180000.50.</source>
        <translation>Escriba el monto con cifras, como 4180000.50.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Essentials</source>
        <translation>Lo esencial</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Proceedings</source>
        <translation>Trámites</translation>
    </message>
    <message>
        <source>Details of the alert</source>
        <translation>Detalles de la alerta</translation>
    </message>
    <message>
        <source>See all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Lo más reciente</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>Sin clasificar todavía</translation>
    </message>
    <message>
        <source>{author}, {day}</source>
        <translation>{author}, {day}</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguno todavía</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué quiere hacer?</translation>
    </message>
    <message>
        <source>Name of an action</source>
        <translation>Nombre de una acción</translation>
    </message>
    <message>
        <source>No action of that name.</source>
        <translation>Ninguna acción con ese nombre.</translation>
    </message>
</context>
<context>
    <name>Premises</name>
    <message>
        <source>Opening the vault</source>
        <translation>Abriendo la bóveda</translation>
    </message>
    <message>
        <source>Making the practice office</source>
        <translation>Preparando la oficina de práctica</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Preparing the preview</source>
        <translation>Preparando la vista previa</translation>
    </message>
    <message>
        <source>This text cannot be recorded word by word.</source>
        <translation>Este texto no se puede registrar palabra por palabra.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Take out unusual characters and try again.</source>
        <translation>No se registró nada. Quite los caracteres inusuales e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Recording the summary</source>
        <translation>Registrando el resumen</translation>
    </message>
    <message>
        <source>public-summary-{folio}.zip</source>
        <translation>resumen-publico-{folio}.zip</translation>
    </message>
    <message>
        <source>Export public summary</source>
        <translation>Exportar resumen público</translation>
    </message>
    <message>
        <source>The public summary is in {file}.</source>
        <translation>El resumen público está en {file}.</translation>
    </message>
    <message>
        <source>Whoever receives it checks it offline with the office&apos;s trust card, which must reach them another way.</source>
        <translation>Quien lo reciba lo comprueba sin conexión con la tarjeta de confianza de la oficina, que debe llegarle por otra vía.</translation>
    </message>
    <message>
        <source>Exporting the public summary</source>
        <translation>Exportando el resumen público</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
</context>
<context>
    <name>RailEntry</name>
    <message>
        <source>{page}, {count} waiting</source>
        <translation>{page}, {count} en espera</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Show the whole text ({count} characters)</source>
        <translation>Mostrar el texto completo ({count} caracteres)</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Register alert</source>
        <translation>Registrar alerta</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>An identity is never kept: if you wrote one in step 5, write it again.</source>
        <translation>Una identidad nunca se guarda: si escribió una en el paso 5, escríbala de nuevo.</translation>
    </message>
    <message>
        <source>Still missing: {fields}.</source>
        <translation>Falta: {fields}.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>No falta nada.</translation>
    </message>
    <message>
        <source>Something written here cannot be recorded.</source>
        <translation>Algo de lo escrito no se puede registrar.</translation>
    </message>
    <message>
        <source>Nothing was recorded. A line holds no line breaks or control characters; look through the five steps.</source>
        <translation>No se registró nada. Un renglón no lleva saltos ni caracteres de control; revise los cinco pasos.</translation>
    </message>
</context>
<context>
    <name>RegisterParts</name>
    <message>
        <source>Reception</source>
        <translation>Recepción</translation>
    </message>
    <message>
        <source>The person asks for protection</source>
        <translation>La persona pide protección</translation>
    </message>
    <message>
        <source>What they fear, in their words.</source>
        <translation>Lo que teme, con sus palabras.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>As it was told. Name and contact of the person do not belong here but in step 5.</source>
        <translation>Tal como se contó. El nombre y el contacto de la persona no van aquí, sino en el paso 5.</translation>
    </message>
    <message>
        <source>They still go on</source>
        <translation>Siguen ocurriendo</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>What the facts may amount to. It can be left open and classified during analysis.</source>
        <translation>Lo que los hechos podrían constituir. Puede quedar abierto y clasificarse durante el análisis.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Uno en cada renglón.</translation>
    </message>
    <message>
        <source>It was reported before</source>
        <translation>Ya se había denunciado</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Telephone, e-mail or address.</source>
        <translation>Teléfono, correo o domicilio.</translation>
    </message>
    <message>
        <source>Safe channel</source>
        <translation>Canal seguro</translation>
    </message>
    <message>
        <source>How and when the person may be reached safely.</source>
        <translation>Cómo y cuándo se le puede buscar sin riesgo.</translation>
    </message>
    <message>
        <source>The alert is anonymous: there is nothing to seal.</source>
        <translation>La alerta es anónima: no hay nada que sellar.</translation>
    </message>
    <message>
        <source>Choose under Reception how the person identified themselves.</source>
        <translation>Elija en Recepción cómo se identificó la persona.</translation>
    </message>
    <message>
        <source>Sealed, and never a draft</source>
        <translation>Se sella y nunca es borrador</translation>
    </message>
    <message>
        <source>Two custodians</source>
        <translation>Dos custodias</translation>
    </message>
    <message>
        <source>What you write here goes into an envelope that two custodians open together. It is no field of the case, is not searched, and not kept as a draft: when you leave this page or the vault locks, it is gone. The texts of the alert are searched for the name, and what points at the person is masked.</source>
        <translation>Lo que escriba aquí va a un sobre que solo dos custodias abren juntas. No es un dato del caso, no aparece en búsquedas ni se guarda como borrador: al salir de esta página o bloquearse la bóveda, se borra. El nombre se busca en los textos de la alerta, y lo que señale a la persona se cubre con una marca.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search folio, institution or word</source>
        <translation>Buscar folio, ente o palabra</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>More steps</source>
        <translation>Más pasos</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Siguiente paso</translation>
    </message>
    <message>
        <source>{step}: {reason}.</source>
        <translation>{step}: {reason}.</translation>
    </message>
    <message>
        <source>{step} ({reason})</source>
        <translation>{step} ({reason})</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Locks in {time}</source>
        <translation>Se bloquea en {time}</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Público</translation>
    </message>
    <message>
        <source>Needs two people</source>
        <translation>Requiere dos personas</translation>
    </message>
    <message>
        <source>Public text</source>
        <translation>Texto público</translation>
    </message>
    <message>
        <source>What was alerted and what was done, without anything that points at a person.</source>
        <translation>Lo que se alertó y lo que se hizo, sin nada que señale a una persona.</translation>
    </message>
    <message>
        <source>As it was issued</source>
        <translation>Tal como se emitió</translation>
    </message>
    <message>
        <source>As it will go out</source>
        <translation>Así saldrá</translation>
    </message>
    <message>
        <source>You cannot propose one: {reason}.</source>
        <translation>Usted no puede proponer uno: {reason}.</translation>
    </message>
    <message>
        <source>What the receiver sees</source>
        <translation>Lo que ve quien lo recibe</translation>
    </message>
    <message>
        <source>What never goes out</source>
        <translation>Lo que nunca sale</translation>
    </message>
    <message>
        <source>Names, folio, institution, state of the republic, amount, exact dates and the narrative. The document is built without them; nothing is covered up.</source>
        <translation>Nombres, folio, ente, entidad federativa, monto, fechas exactas y la narración. El documento se construye sin ellos; nada se tapa.</translation>
    </message>
    <message>
        <source>There is no public summary yet.</source>
        <translation>Aún no hay resumen público.</translation>
    </message>
    <message>
        <source>The summary changed while you were writing.</source>
        <translation>El resumen cambió mientras usted escribía.</translation>
    </message>
    <message>
        <source>Read it as it is now. Your text is kept: “Change text” goes on with it.</source>
        <translation>Léalo como está ahora. Su texto se conserva: con «Cambiar texto» sigue con él.</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>Guardar el cambio</translation>
    </message>
    <message>
        <source>A second person has to agree before anything goes out.</source>
        <translation>Una segunda persona debe acordarlo antes de que algo salga.</translation>
    </message>
    <message>
        <source>Propose the summary</source>
        <translation>Proponer el resumen</translation>
    </message>
    <message>
        <source>Proposed by {author}, {day}.</source>
        <translation>Lo propuso {author}, {day}.</translation>
    </message>
    <message>
        <source>Approved by {name}.</source>
        <translation>Lo aprobó {name}.</translation>
    </message>
    <message>
        <source>{step}: {reason}.</source>
        <translation>{step}: {reason}.</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More tabs</source>
        <translation>Más pestañas</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
</context>
<context>
    <name>TimelineTab</name>
    <message>
        <source>Text of the entry</source>
        <translation>Texto del asiento</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Asiento</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Ocurrió</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>It waits in your queue until the hub gives it a place.</source>
        <translation>Espera en su cola hasta que el nodo le dé lugar.</translation>
    </message>
    <message>
        <source>It has its place in the log; no checkpoint covers it yet.</source>
        <translation>Tiene su lugar en la bitácora; todavía no lo cubre un punto de control.</translation>
    </message>
    <message>
        <source>A signed checkpoint of the log covers it.</source>
        <translation>Lo cubre un punto de control firmado de la bitácora.</translation>
    </message>
    <message>
        <source>It is kept and has no effect. {reason}</source>
        <translation>Se conserva y no tiene efecto. {reason}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Practice office</source>
        <translation>Oficina de práctica</translation>
    </message>
    <message>
        <source>Invented cases. Take another seat here.</source>
        <translation>Casos inventados. Aquí se cambia de lugar.</translation>
    </message>
    <message>
        <source>{state}. Synchronise now</source>
        <translation>{state}. Sincronizar ahora</translation>
    </message>
    <message>
        <source>Synchronise now (F5)</source>
        <translation>Sincronizar ahora (F5)</translation>
    </message>
</context>
<context>
    <name>Track</name>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Paso {number} de {total}: {name}</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>Go on with it</source>
        <translation>Seguir con eso</translation>
    </message>
    <message>
        <source>Not recorded yet: {step}</source>
        <translation>Sin registrar: {step}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Choose a vault…</source>
        <translation>Elegir bóveda…</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de paso o código de recuperación</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo que se escribe</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Bloq Mayús está activado</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Practice office</source>
        <translation>Oficina de práctica</translation>
    </message>
    <message>
        <source>Verify a file</source>
        <translation>Verificar un archivo</translation>
    </message>
    <message>
        <source>Without passphrase and code nobody opens this vault</source>
        <translation>Sin la frase ni el código, nadie abre esta bóveda</translation>
    </message>
    <message>
        <source>Not even the office. The cases stay with your colleagues.</source>
        <translation>Tampoco la oficina. Los casos siguen con sus colegas.</translation>
    </message>
    <message>
        <source>No vault has been opened on this machine yet.</source>
        <translation>En este equipo todavía no se ha abierto ninguna bóveda.</translation>
    </message>
    <message>
        <source>Vault “{name}”</source>
        <translation>Bóveda «{name}»</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Carpeta de la bóveda</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Choose the file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Choose the card…</source>
        <translation>Elegir tarjeta…</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Sin elegir archivo</translation>
    </message>
    <message>
        <source>No card chosen</source>
        <translation>Sin elegir tarjeta</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Check a public summary that somebody gave you. The trust card of the office has to reach you another way than the file: it is what the file is judged by.</source>
        <translation>Compruebe un resumen público que alguien le entregó. La tarjeta de confianza de la oficina debe llegarle por otra vía que el archivo: con ella se le juzga.</translation>
    </message>
    <message>
        <source>File to check</source>
        <translation>Archivo por verificar</translation>
    </message>
    <message>
        <source>Trust card</source>
        <translation>Tarjeta de confianza</translation>
    </message>
    <message>
        <source>Public summaries (*.zip);;All files (*)</source>
        <translation>Resúmenes públicos (*.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Trust cards (*.json);;All files (*)</source>
        <translation>Tarjetas de confianza (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Verificando</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>It locked because nobody touched it.</source>
        <translation>Se bloqueó por inactividad.</translation>
    </message>
    <message>
        <source>Changing seats in the practice office.</source>
        <translation>Cambio de lugar en la oficina de práctica.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{author} opened the case</source>
        <translation>{author} abrió el caso</translation>
    </message>
    <message>
        <source>{author} gave access to more members</source>
        <translation>{author} dio acceso a más integrantes</translation>
    </message>
    <message>
        <source>{author} registered the alert</source>
        <translation>{author} registró la alerta</translation>
    </message>
    <message>
        <source>{author} moved the alert to “{to}”</source>
        <translation>{author} pasó la alerta a «{to}»</translation>
    </message>
    <message>
        <source>{author} added a note</source>
        <translation>{author} agregó una nota</translation>
    </message>
    <message>
        <source>{author} sealed the identity in its envelope</source>
        <translation>{author} selló la identidad en su sobre</translation>
    </message>
    <message>
        <source>{author} recorded a protection request</source>
        <translation>{author} registró una solicitud de protección</translation>
    </message>
    <message>
        <source>{author} moved the request to “{to}”</source>
        <translation>{author} pasó la solicitud a «{to}»</translation>
    </message>
    <message>
        <source>{author} assessed the risk: {level}</source>
        <translation>{author} evaluó el riesgo: {level}</translation>
    </message>
    <message>
        <source>{author} proposed: {outcome}</source>
        <translation>{author} propuso determinar: {outcome}</translation>
    </message>
    <message>
        <source>{author} drafted a referral to {destination}</source>
        <translation>{author} redactó una canalización a {destination}</translation>
    </message>
    <message>
        <source>{author} sent the referral</source>
        <translation>{author} envió la canalización</translation>
    </message>
    <message>
        <source>{author} recorded the acknowledgement</source>
        <translation>{author} registró el acuse</translation>
    </message>
    <message>
        <source>{author} recorded the answer: {to}</source>
        <translation>{author} registró la respuesta: {to}</translation>
    </message>
    <message>
        <source>{author} proposed a public summary</source>
        <translation>{author} propuso un resumen público</translation>
    </message>
    <message>
        <source>{author} noted the summary as issued</source>
        <translation>{author} anotó la emisión del resumen</translation>
    </message>
    <message>
        <source>{author} changed the text of a draft</source>
        <translation>{author} cambió el texto de un borrador</translation>
    </message>
    <message>
        <source>{author} withdrew a proposal</source>
        <translation>{author} retiró una propuesta</translation>
    </message>
    <message>
        <source>{author} agreed as second person</source>
        <translation>{author} dio su acuerdo como segunda persona</translation>
    </message>
    <message>
        <source>{author} refused as second person</source>
        <translation>{author} rechazó como segunda persona</translation>
    </message>
    <message>
        <source>{author} made an entry of a newer kind</source>
        <translation>{author} hizo un asiento de un tipo más nuevo</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Agregar nota</translation>
    </message>
    <message>
        <source>Request protection</source>
        <translation>Solicitar protección</translation>
    </message>
    <message>
        <source>Assess risk</source>
        <translation>Evaluar riesgo</translation>
    </message>
    <message>
        <source>Propose determination</source>
        <translation>Proponer determinación</translation>
    </message>
    <message>
        <source>Draft referral</source>
        <translation>Redactar canalización</translation>
    </message>
    <message>
        <source>Record dispatch</source>
        <translation>Registrar envío</translation>
    </message>
    <message>
        <source>Record acknowledgement</source>
        <translation>Registrar acuse</translation>
    </message>
    <message>
        <source>Write public summary</source>
        <translation>Escribir resumen público</translation>
    </message>
    <message>
        <source>Issue summary</source>
        <translation>Emitir resumen</translation>
    </message>
    <message>
        <source>Confirm issue</source>
        <translation>Confirmar emisión</translation>
    </message>
    <message>
        <source>Give access</source>
        <translation>Dar acceso</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Approve determination</source>
        <translation>Aprobar determinación</translation>
    </message>
    <message>
        <source>Authorise referral</source>
        <translation>Autorizar canalización</translation>
    </message>
    <message>
        <source>Approve summary</source>
        <translation>Aprobar resumen</translation>
    </message>
    <message>
        <source>Refuse determination</source>
        <translation>Rechazar determinación</translation>
    </message>
    <message>
        <source>Refuse referral</source>
        <translation>Rechazar canalización</translation>
    </message>
    <message>
        <source>Refuse summary</source>
        <translation>Rechazar resumen</translation>
    </message>
    <message>
        <source>Change referral</source>
        <translation>Cambiar canalización</translation>
    </message>
    <message>
        <source>Change text</source>
        <translation>Cambiar texto</translation>
    </message>
    <message>
        <source>Withdraw determination</source>
        <translation>Retirar determinación</translation>
    </message>
    <message>
        <source>Withdraw referral</source>
        <translation>Retirar canalización</translation>
    </message>
    <message>
        <source>Withdraw summary</source>
        <translation>Retirar resumen</translation>
    </message>
    <message>
        <source>Take up for analysis</source>
        <translation>Pasar a análisis</translation>
    </message>
    <message>
        <source>Ask for information</source>
        <translation>Pedir información</translation>
    </message>
    <message>
        <source>Declare not competent</source>
        <translation>Declarar incompetencia</translation>
    </message>
    <message>
        <source>Admit and pass on</source>
        <translation>Declarar procedente y turnar</translation>
    </message>
    <message>
        <source>File: lacks elements</source>
        <translation>Archivar por falta de elementos</translation>
    </message>
    <message>
        <source>Record investigation</source>
        <translation>Registrar investigación</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Move to “{to}”</source>
        <translation>Pasar a «{to}»</translation>
    </message>
    <message>
        <source>Protection: move to “{to}”</source>
        <translation>Protección: pasar a «{to}»</translation>
    </message>
    <message>
        <source>Referral: record “{to}”</source>
        <translation>Canalización: registrar «{to}»</translation>
    </message>
    <message>
        <source>it belongs to another role</source>
        <translation>le corresponde a otro cargo</translation>
    </message>
    <message>
        <source>it needs a second person</source>
        <translation>requiere a una segunda persona</translation>
    </message>
    <message>
        <source>no identity has been sealed</source>
        <translation>no hay identidad sellada</translation>
    </message>
    <message>
        <source>the agreement is more than ten days old</source>
        <translation>el acuerdo tiene más de diez días</translation>
    </message>
    <message>
        <source>the agreement is not under a checkpoint yet</source>
        <translation>el acuerdo todavía no está bajo un punto de control</translation>
    </message>
    <message>
        <source>another person has to confirm it first</source>
        <translation>antes debe confirmarla otra persona</translation>
    </message>
    <message>
        <source>the case is incomplete</source>
        <translation>el caso está incompleto</translation>
    </message>
    <message>
        <source>you do not read this case</source>
        <translation>usted no lee este caso</translation>
    </message>
    <message>
        <source>what it rests on is not there yet</source>
        <translation>falta aquello en que se apoya</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>Protection request</source>
        <translation>Solicitud de protección</translation>
    </message>
    <message>
        <source>Risk assessment</source>
        <translation>Evaluación de riesgo</translation>
    </message>
    <message>
        <source>Determination</source>
        <translation>Determinación</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Canalización</translation>
    </message>
    <message>
        <source>Public summary</source>
        <translation>Resumen público</translation>
    </message>
    <message>
        <source>Issue of a public summary</source>
        <translation>Emisión de un resumen público</translation>
    </message>
    <message>
        <source>Admission of a member</source>
        <translation>Ingreso de una persona integrante</translation>
    </message>
    <message>
        <source>Change of roles</source>
        <translation>Cambio de cargos</translation>
    </message>
    <message>
        <source>Removal of a member</source>
        <translation>Baja de una persona integrante</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Who alerts</source>
        <translation>Quién alerta</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Relation to the facts</source>
        <translation>Relación con los hechos</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Ámbito</translation>
    </message>
    <message>
        <source>Level of government</source>
        <translation>Nivel de gobierno</translation>
    </message>
    <message>
        <source>State of the republic</source>
        <translation>Entidad federativa</translation>
    </message>
    <message>
        <source>Facts from</source>
        <translation>Hechos desde</translation>
    </message>
    <message>
        <source>Facts until</source>
        <translation>Hechos hasta</translation>
    </message>
    <message>
        <source>The facts continue</source>
        <translation>Los hechos continúan</translation>
    </message>
    <message>
        <source>Conducts</source>
        <translation>Conductas</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>Narración</translation>
    </message>
    <message>
        <source>Estimated amount</source>
        <translation>Monto estimado</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Programme or contract</source>
        <translation>Programa o contrato</translation>
    </message>
    <message>
        <source>Elements of proof</source>
        <translation>Elementos de prueba</translation>
    </message>
    <message>
        <source>Persons named</source>
        <translation>Personas señaladas</translation>
    </message>
    <message>
        <source>Reported before</source>
        <translation>Denuncia anterior</translation>
    </message>
    <message>
        <source>Reported to</source>
        <translation>Ante quién</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Folio of that report</source>
        <translation>Folio de esa denuncia</translation>
    </message>
    <message>
        <source>Asks for protection</source>
        <translation>Pide protección</translation>
    </message>
    <message>
        <source>Risks perceived</source>
        <translation>Riesgos advertidos</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Age range</source>
        <translation>Rango de edad</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lengua</translation>
    </message>
    <message>
        <source>Folio at the source</source>
        <translation>Folio de origen</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>Folio</translation>
    </message>
    <message>
        <source>Reasons in words</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>Personas beneficiarias</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Impact (1 to 5)</source>
        <translation>Impacto (1 a 5)</translation>
    </message>
    <message>
        <source>Probability (1 to 5)</source>
        <translation>Probabilidad (1 a 5)</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>Factores</translation>
    </message>
    <message>
        <source>Gender perspective</source>
        <translation>Enfoque de género</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Razonamiento</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Sentido</translation>
    </message>
    <message>
        <source>Families of measures</source>
        <translation>Familias de medidas</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Medidas</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Legal grounds</source>
        <translation>Fundamento</translation>
    </message>
    <message>
        <source>Number of the oficio</source>
        <translation>Número de oficio</translation>
    </message>
    <message>
        <source>Means of dispatch</source>
        <translation>Medio de envío</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Fecha de envío</translation>
    </message>
    <message>
        <source>Number of the acknowledgement</source>
        <translation>Número de acuse</translation>
    </message>
    <message>
        <source>Who received it</source>
        <translation>Quién recibió</translation>
    </message>
    <message>
        <source>Folio of the other institution</source>
        <translation>Folio de la otra institución</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Integrantes</translation>
    </message>
    <message>
        <source>New state</source>
        <translation>Nuevo estado</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Save trust card</source>
        <translation>Guardar tarjeta de confianza</translation>
    </message>
    <message>
        <source>trust-card.json</source>
        <translation>tarjeta-de-confianza.json</translation>
    </message>
    <message>
        <source>Making the trust card</source>
        <translation>Preparando la tarjeta de confianza</translation>
    </message>
    <message>
        <source>The trust card is in {file}.</source>
        <translation>La tarjeta de confianza está en {file}.</translation>
    </message>
    <message>
        <source>Hand it over another way than the files that are judged by it.</source>
        <translation>Entréguela por otra vía que los archivos que se juzgan con ella.</translation>
    </message>
    <message>
        <source>Looking for the folio</source>
        <translation>Buscando el folio</translation>
    </message>
    <message>
        <source>Registering the alert</source>
        <translation>Registrando la alerta</translation>
    </message>
    <message>
        <source>There is an identity that has not been sealed.</source>
        <translation>Hay una identidad sin sellar.</translation>
    </message>
    <message>
        <source>It is never kept as a draft. Register the alert or empty step 5.</source>
        <translation>Nunca se guarda como borrador. Registre la alerta o vacíe el paso 5.</translation>
    </message>
    <message>
        <source>The alert that you were writing is kept as a draft.</source>
        <translation>La alerta que escribía queda guardada como borrador.</translation>
    </message>
    <message>
        <source>“Register alert” goes on with it.</source>
        <translation>«Registrar alerta» continúa con ella.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) pending</source>
        <translation>
            <numerusform>%n asiento pendiente</numerusform>
            <numerusform>%n asientos pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sealed yet</source>
        <translation>
            <numerusform>%n asiento sin sellar</numerusform>
            <numerusform>%n asientos sin sellar</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Nodo al día</translation>
    </message>
    <message>
        <source>Hub out of reach</source>
        <translation>Nodo fuera de alcance</translation>
    </message>
</context>
<context>
    <name>_Items</name>
    <message>
        <source>Matter of the office</source>
        <translation>Asunto de la oficina</translation>
    </message>
    <message>
        <source>by {author}</source>
        <translation>de {author}</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>What awaits me</source>
        <translation>Lo que espera mi acuerdo</translation>
    </message>
</context>
<context>
    <name>_ListHead</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n estado</numerusform>
            <numerusform>%n estados</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} de {total}</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Step {number}, {title}</source>
        <translation>Paso {number}, {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) missing</source>
        <translation>
            <numerusform>falta %n respuesta</numerusform>
            <numerusform>faltan %n respuestas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>falta %n</numerusform>
            <numerusform>faltan %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Waiting</name>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
</TS>
